import { ApiError } from '@rollcall/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { call } from '../lib/api.ts'
import { tellFailed } from '../lib/notices.ts'
import { paths } from '../lib/paths.ts'
import { problemText } from '../lib/problem.ts'
import { endSession } from '../lib/session.ts'

/** Ends the session on the server and forgets it here. */
export function useSignOut() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const leave = () => {
    navigate(paths.signIn, { replace: true })
    endSession(queries)
  }
  return useMutation({
    mutationFn: () => call('POST /auth/sign-out'),
    onSuccess: leave,
    onError: (error) => {
      // Nobody is signed in any more: that is what was asked for.
      if (error instanceof ApiError && error.status === 401) leave()
      else tellFailed(problemText(t, error))
    },
  })
}
