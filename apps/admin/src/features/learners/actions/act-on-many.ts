import type { BulkReply, Notify, Selection } from '@rollcall/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../lib/api.ts'
import { createCallKeys } from '../../../lib/call-key.ts'
import { useRefreshLearners } from '../learners-api.ts'

/** An action with what it has to know. */
export type BulkWish =
  | { action: 'resend' | 'cancel' | 'send_now' | 'archive' }
  | { action: 'change_time'; notify: Notify }
  | { action: 'invite_again'; groupId: string; notify: Notify; confirmDeclined: boolean }
  | { action: 'add_to_group'; groupId: string }
  | { action: 'assign'; trainingId: string; dueAt: string | null }

export const ACTING_ON_MANY = ['acting-on-many']

/** Does something to many, once however often it is tried, and says how many had which outcome. */
export function useActOnMany(whom: Selection) {
  const onSettled = useRefreshLearners()
  const [callKeys] = useState(createCallKeys)
  return useMutation({
    mutationKey: ACTING_ON_MANY,
    mutationFn: (wish: BulkWish) => act(whom, wish, callKeys.keyFor({ whom, wish })),
    onSettled,
  })
}

function act(whom: Selection, wish: BulkWish, idempotencyKey: string): Promise<BulkReply> {
  switch (wish.action) {
    case 'resend':
      return call('POST /invites/resend', { body: whom, idempotencyKey })
    case 'cancel':
      return call('POST /invites/cancel', { body: whom, idempotencyKey })
    case 'send_now':
      return call('POST /invites/reschedule', { body: { ...whom, notify: { when: 'now' } }, idempotencyKey })
    case 'change_time':
      return call('POST /invites/reschedule', { body: { ...whom, notify: wish.notify }, idempotencyKey })
    case 'archive':
      return call('POST /learners/archive', { body: whom, idempotencyKey })
    case 'invite_again': {
      const { groupId, notify, confirmDeclined } = wish
      return call('POST /learners/invite', {
        body: { ...whom, groupId, notify, confirmDeclined },
        idempotencyKey,
      })
    }
    case 'add_to_group':
      return call('POST /learners/groups', { body: { ...whom, groupId: wish.groupId }, idempotencyKey })
    case 'assign': {
      const { trainingId, dueAt } = wish
      return call('POST /learners/assignments', { body: { ...whom, trainingId, dueAt }, idempotencyKey })
    }
    default:
      return wish satisfies never
  }
}
