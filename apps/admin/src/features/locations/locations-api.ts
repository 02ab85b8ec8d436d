import type { LocationDto } from '@rollcall/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'

/** Makes a location, or renames `existing`. */
export function useSaveLocation(existing: LocationDto | null) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (name: string) =>
      existing === null
        ? call('POST /locations', { body: { name } })
        : call('PATCH /locations/:id', { params: { id: existing.id }, body: { name } }),
    onSuccess: refresh,
  })
}

/** Deletes a location; refused while learners or invites name it. */
export function useDeleteLocation() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => call('DELETE /locations/:id', { params: { id } }),
    onSuccess: refresh,
  })
}

function useRefresh() {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: keys.locations(orgId) })
}
