import type { CreateInvitesBody, InviteAgainBody } from '@rollcall/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/api.ts'
import { createCallKeys } from '../../lib/call-key.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'

/**
 * Invites up to 10 addresses. Each has an outcome of its own; only a fault of the whole call throws. Trying again after one
 * invites nobody twice.
 */
export function useInvite() {
  const [callKeys] = useState(createCallKeys)
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: CreateInvitesBody) =>
      call('POST /invites', { body, idempotencyKey: callKeys.keyFor(body) }),
    onSuccess: () => {
      callKeys.done()
      return refresh()
    },
  })
}

/** Invites somebody anew who declined or was archived. */
export function useInviteAgain() {
  const [callKeys] = useState(createCallKeys)
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ learnerId, ...body }: InviteAgainBody & { learnerId: string }) =>
      call('POST /learners/:id/invite', {
        params: { id: learnerId },
        body,
        idempotencyKey: callKeys.keyFor({ learnerId, ...body }),
      }),
    onSuccess: () => {
      callKeys.done()
      return refresh()
    },
  })
}

function useRefresh() {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return () =>
    Promise.all(
      [keys.learners(orgId), keys.outbox(orgId), keys.judgements(orgId)].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
}
