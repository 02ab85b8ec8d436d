import type { BulkReply, Notify, OutboxItemDto } from '@rollcall/contract'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../lib/api.ts'
import { createCallKeys } from '../../lib/call-key.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'
import type { Waiting } from './outbox-list.ts'
import { returnLostFocus } from './return-lost-focus.ts'
import { tellOutcome } from './tell-outcome.ts'

/** The invitations whose mail has not left, of one kind. `lookAgain` says after how many milliseconds to ask anew. */
export function useOutbox(waiting: Waiting, lookAgain: (items: OutboxItemDto[]) => number | false) {
  const { orgId } = useOrganization()
  return useInfiniteQuery({
    queryKey: [...keys.outbox(orgId), waiting],
    queryFn: ({ pageParam }) =>
      call('GET /outbox', {
        query: { waiting, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) },
      }),
    initialPageParam: nothing(),
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) => lookAgain(state.data?.pages.flatMap(({ items }) => items) ?? []),
  })
}

function nothing(): string | null {
  return null
}

/** Lets mail leave at another time, now, or not before somebody decides. Says in the corner what came of it. */
export function useReschedule() {
  const { t } = useTranslation()
  const [callKeys] = useState(createCallKeys)
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: { ids: string[]; notify: Notify }): Promise<BulkReply> =>
      call('POST /invites/reschedule', { body, idempotencyKey: callKeys.keyFor(body) }),
    // Here and not where it was pressed: that line of the list may be gone by now.
    onSuccess: (reply, { notify }) => {
      callKeys.done()
      tellOutcome(t, reply, notify.when)
    },
    onSettled: refresh,
  })
}

/** Takes invitations back before they leave. Says in the corner what came of it. */
export function useCancelInvites() {
  const { t } = useTranslation()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (ids: string[]): Promise<BulkReply> => call('POST /invites/cancel', { body: { ids } }),
    onSuccess: (reply) => tellOutcome(t, reply, 'cancelled'),
    onSettled: refresh,
  })
}

function useRefresh() {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return async () => {
    await Promise.all(
      [keys.outbox(orgId), keys.learners(orgId)].map((queryKey) => queries.invalidateQueries({ queryKey })),
    )
    returnLostFocus()
  }
}
