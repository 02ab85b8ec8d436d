import type { AdminRole, InviteAdminBody } from '@rollcall/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'
import { meQuery } from '../../lib/session.ts'

/** Who helps to run the organization, and who was invited to. */
export function useAdmins() {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.admins(orgId),
    queryFn: () => call('GET /orgs/:orgId/admins', { params: { orgId } }),
  })
}

export function useInviteAdmin() {
  const { orgId } = useOrganization()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: InviteAdminBody) => call('POST /orgs/:orgId/admins', { params: { orgId }, body }),
    onSuccess: refresh,
  })
}

/** Gives an admin another role. */
export function useChangeRole() {
  const { orgId } = useOrganization()
  const settle = useSettle()
  return useMutation({
    mutationFn: ({ userId, role }: { userId: string; role: AdminRole }) =>
      call('PATCH /orgs/:orgId/admins/:userId', { params: { orgId, userId }, body: { role } }),
    onSuccess: (_, { userId }) => settle(userId),
  })
}

/** Takes somebody out of the organization, or leaves it. */
export function useRemoveAdmin() {
  const { orgId } = useOrganization()
  const settle = useSettle()
  return useMutation({
    mutationFn: (userId: string) => call('DELETE /orgs/:orgId/admins/:userId', { params: { orgId, userId } }),
    onSuccess: (_, userId) => settle(userId),
  })
}

/**
 * Looks again at what a change of `userId` has changed, without waiting for it: whoever changed their own role may see this
 * screen no more, and whoever left may not even ask for the list.
 */
function useSettle() {
  const queries = useQueryClient()
  const refresh = useRefresh()
  return (userId: string) => {
    const isOwn = queries.getQueryData(meQuery.queryKey)?.user.id === userId
    if (isOwn) void queries.invalidateQueries({ queryKey: meQuery.queryKey }).then(refresh)
    else void refresh()
  }
}

export function useResendAdminInvite() {
  const { orgId } = useOrganization()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => call('POST /orgs/:orgId/admin-invites/:id/resend', { params: { orgId, id } }),
    onSettled: refresh,
  })
}

export function useCancelAdminInvite() {
  const { orgId } = useOrganization()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => call('DELETE /orgs/:orgId/admin-invites/:id', { params: { orgId, id } }),
    onSettled: refresh,
  })
}

function useRefresh() {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: keys.admins(orgId) })
}
