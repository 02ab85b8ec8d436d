import { ApiError, createClient } from '@rollcall/client'
import type { Locale } from '@rollcall/contract'
import type { Text } from './text.ts'

/** Calls the API of the host that served this page, as the learner who is signed in (or as nobody). */
export const { call } = createClient()

/** The words for problems that only some pages meet, which come with the code of those pages. */
export const moreProblems: Partial<Record<Locale, Partial<Record<string, string>>>> = {}

/** What went wrong in the learner's language; the server's own words where we have none for its code. */
export function problemText(text: Text, problem: Error): string {
  if (!(problem instanceof ApiError)) return text.problems.internal
  const known: Partial<Record<string, string>> = { ...text.problems, ...moreProblems[text.locale] }
  return known[problem.code] ?? problem.message
}

/** Whether the API said so, with one of these codes. */
export function isProblem(problem: Error | null, ...codes: ApiError['code'][]): boolean {
  return problem instanceof ApiError && codes.includes(problem.code)
}
