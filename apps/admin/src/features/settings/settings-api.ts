import type { UpdateOrgBody } from '@rollcall/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'
import { meQuery } from '../../lib/session.ts'

/** The organization's profile. */
export function useProfile() {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.organization(orgId),
    queryFn: () => call('GET /orgs/:orgId', { params: { orgId } }),
  })
}

/** Changes the profile, and the name and zone that the shell shows. */
export function useSaveProfile() {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: UpdateOrgBody) => call('PATCH /orgs/:orgId', { params: { orgId }, body }),
    onSuccess: (profile) => {
      queries.setQueryData(keys.organization(orgId), profile)
      return queries.invalidateQueries({ queryKey: meQuery.queryKey })
    },
  })
}
