import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'

const LOOK_AGAIN_MS = 30_000

/** The setup checklist. */
export function useSetup() {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.setup(orgId),
    queryFn: () => call('GET /orgs/:orgId/setup', { params: { orgId } }),
    staleTime: 0,
  })
}

/** Where the organization's learners stand; asked for again while the screen is looked at. */
export function useOverview() {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.overview(orgId),
    queryFn: () => call('GET /overview'),
    staleTime: 0,
    refetchInterval: LOOK_AGAIN_MS,
  })
}
