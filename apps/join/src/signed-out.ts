import { useEffect } from 'react'
import { isProblem } from './api.ts'
import { replacePlace } from './place.ts'

/** Leads to signing in when an answer says that nobody is signed in any more. */
export function useSignedOut(problems: (Error | null)[], step = 'session-ended'): boolean {
  const isOut = problems.some((problem) => isProblem(problem, 'not_authenticated'))
  useEffect(() => {
    if (isOut) replacePlace('/sign-in', step)
  }, [isOut, step])
  return isOut
}
