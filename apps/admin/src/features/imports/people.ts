import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'

/** Gives the name of an admin by the id of the account; null for somebody who left, or while names are on their way. */
export function useAdminNames(): (userId: string | null) => string | null {
  const { orgId } = useOrganization()
  const admins = useQuery({
    queryKey: keys.admins(orgId),
    queryFn: () => call('GET /orgs/:orgId/admins', { params: { orgId } }),
  })
  return (userId) => {
    const found = admins.data?.items.find((admin) => userId !== null && admin.userId === userId)
    return found === undefined ? null : (found.name ?? found.email)
  }
}
