import { ApiError } from '@rollcall/client'
import type { AdminInvitationDto, MeDto, RegisterAdminBody } from '@rollcall/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { call } from '../../lib/api.ts'
import { chooseOrganization } from '../../lib/chosen-organization.ts'
import { tellDone } from '../../lib/notices.ts'
import { paths } from '../../lib/paths.ts'
import { beginSession, endSession } from '../../lib/session.ts'

const keyOf = (token: string) => ['admin-invite', token] as const

/** What the link invites to. */
export function useAdminInvitation(token: string) {
  return useQuery({
    queryKey: keyOf(token),
    queryFn: () => call('GET /auth/admin-invites/:token', { params: { token } }),
    staleTime: 0,
  })
}

/** Accepts with the account that is signed in, after signing in with `password` where one is given. */
export function useAccept(token: string, { email, organization }: AdminInvitationDto) {
  const queries = useQueryClient()
  const welcome = useWelcome(organization)
  const lookAgain = useLookAgain(token)
  return useMutation({
    mutationFn: async (password: string | null) => {
      const accept = () => call('POST /auth/admin-invites/:token/accept', { params: { token } })
      if (password === null) return accept()
      const me = await call('POST /auth/sign-in', { body: { email, password } })
      return accept().catch((error: unknown) => {
        beginSession(queries, me)
        throw error
      })
    },
    onSuccess: welcome,
    onError: lookAgain,
  })
}

/** Makes the account of the invited address, and accepts with it. */
export function useRegister(token: string, { organization }: AdminInvitationDto) {
  const welcome = useWelcome(organization)
  const lookAgain = useLookAgain(token)
  return useMutation({
    mutationFn: (body: RegisterAdminBody) =>
      call('POST /auth/admin-invites/:token/register', { params: { token }, body }),
    onSuccess: welcome,
    onError: lookAgain,
  })
}

/** Ends the session of another account. The invitation belongs to none and stays on the screen. */
export function useChangeAccount(token: string, invitation: AdminInvitationDto) {
  const queries = useQueryClient()
  const forget = () => {
    endSession(queries)
    queries.setQueryData(keyOf(token), invitation)
  }
  return useMutation({
    mutationFn: () => call('POST /auth/sign-out'),
    onSuccess: forget,
    onError: (error) => {
      if (error instanceof ApiError && error.status === 401) forget()
    },
  })
}

function useWelcome({ id, name }: AdminInvitationDto['organization']) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  return (me: MeDto) => {
    beginSession(queries, me)
    chooseOrganization(id)
    tellDone(t('adminInvite.accepted', { organization: name }))
    navigate(paths.overview, { replace: true })
  }
}

/** A refusal may mean that the invitation is not what it was: expired, cancelled, or with an account by now. */
function useLookAgain(token: string) {
  const queries = useQueryClient()
  return (error: Error) => {
    if (error instanceof ApiError && (error.status === 409 || error.status === 410)) {
      void queries.invalidateQueries({ queryKey: keyOf(token) })
    }
  }
}
