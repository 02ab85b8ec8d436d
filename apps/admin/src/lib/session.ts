import { ApiError } from '@rollcall/client'
import type { MeDto } from '@rollcall/contract'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from './api.ts'
import { recall, remember } from './browser-memory.ts'
import { chooseOrganization, settleOrganization } from './chosen-organization.ts'
import { followAccountLanguage } from './i18n.ts'

/** Who is signed in; null: nobody. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: fetchMe, staleTime: 5 * 60_000 })

/** Takes note of who signed in. */
export function beginSession(queries: QueryClient, me: MeDto): void {
  admit(me)
  queries.setQueryData(meQuery.queryKey, me)
}

/** Forgets who was signed in and everything that they saw. */
export function endSession(queries: QueryClient): void {
  remember('session', null)
  chooseOrganization(null)
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' })
  queries.setQueryData(meQuery.queryKey, null)
}

async function fetchMe(): Promise<MeDto | null> {
  // Without the hint nobody signed in here: no need to ask the server and have it refuse.
  if (recall('session') === null) return null
  try {
    return admit(await call('GET /auth/me'))
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    remember('session', null)
    return null
  }
}

function admit(me: MeDto): MeDto {
  remember('session', '1')
  settleOrganization(me.organizations)
  followAccountLanguage(me.user.locale)
  return me
}
