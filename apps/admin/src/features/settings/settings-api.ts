import { etagOf } from '@rollcall/client'
import type { OrgDto, UpdateOrgBody } from '@rollcall/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'
import { meQuery } from '../../lib/session.ts'
import { changedParts } from './changed-parts.ts'

/**
 * Changes the profile, and the name and zone that the shell shows. Refused as `precondition_failed` when somebody else changed
 * it after `profile` was read.
 */
export function useSaveProfile(profile: OrgDto) {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (wanted: UpdateOrgBody) => {
      const body = changedParts(profile, wanted)
      if (Object.keys(body).length === 0) return profile
      return call('PATCH /orgs/:orgId', { params: { orgId }, body, ifMatch: etagOf(profile) })
    },
    onSuccess: (saved) => {
      queries.setQueryData(keys.organization(orgId), saved)
      return queries.invalidateQueries({ queryKey: meQuery.queryKey })
    },
  })
}

/** Gives the organization another logo. */
export function useSaveLogo() {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (file: File) => call('PUT /orgs/:orgId/logo', { params: { orgId }, file }),
    onSuccess: (saved) => queries.setQueryData(keys.organization(orgId), saved),
  })
}

/** Takes the logo away. */
export function useRemoveLogo() {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call('DELETE /orgs/:orgId/logo', { params: { orgId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.organization(orgId) }),
  })
}
