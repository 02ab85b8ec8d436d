import type { SetSubscriptionBody } from '@rollcall/contract'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'

/** All organizations of this installation, newest first. */
export function useInstalled() {
  return useInfiniteQuery({
    queryKey: keys.installed(),
    queryFn: ({ pageParam }) =>
      call('GET /orgs/all', { query: { limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } }),
    initialPageParam: nothing(),
    getNextPageParam: ({ next }) => next,
  })
}

function nothing(): string | null {
  return null
}

/** Sets what an organization has paid for. Its own screens learn of it, too. */
export function useSetSubscription(orgId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: SetSubscriptionBody) =>
      call('PUT /orgs/:orgId/subscription', { params: { orgId }, body }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.installed() }),
        queries.invalidateQueries({ queryKey: ['org', orgId] }),
      ]),
  })
}
