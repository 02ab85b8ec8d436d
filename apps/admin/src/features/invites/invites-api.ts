import type { CreateInvitesBody } from '@rollcall/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'

/** Invites up to 10 addresses. Each has an outcome of its own; only a fault of the whole call throws. */
export function useInvite() {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: CreateInvitesBody) => call('POST /invites', { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.learners(orgId) }),
  })
}
