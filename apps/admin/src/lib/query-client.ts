import { ApiError } from '@rollcall/client'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { endSession } from './session.ts'

const RETRIES = 2

/**
 * The one place where server state lives. A 401 anywhere ends the session; faults of the network or a server that is
 * busy are tried again, refusals are not.
 */
export function createQueryClient(): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ApiError && error.code === 'not_authenticated') endSession(queries)
  }
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // 'always': without a network a call fails and says so, instead of waiting silently.
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        retry: (failures, error) => failures < RETRIES && isPassing(error),
      },
      mutations: { networkMode: 'always' },
    },
  })
  return queries
}

function isPassing(error: Error): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500)
}
