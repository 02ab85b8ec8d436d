import type { InviteItemDto } from '@rollcall/contract'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../lib/api.ts'
import { keys } from '../../../lib/keys.ts'
import { useOrganization } from '../../../lib/organization.ts'

/** What the server thinks of an address in place of that of an open invite; null while nothing is typed or known. */
export function useJudgement(inviteId: string, email: string): InviteItemDto | null {
  const { orgId } = useOrganization()
  const { data } = useQuery({
    queryKey: [...keys.learners(orgId), 'judgement', inviteId, email],
    queryFn: async () => {
      const { groupId } = await call('GET /invites/:id', { params: { id: inviteId } })
      const { items } = await call('POST /invites/judge', { body: { groupId, emails: [email] } })
      return items[0] ?? null
    },
    enabled: email !== '',
    // It is only a hint: what counts is said when the address is mended.
    retry: false,
  })
  return data ?? null
}
