import { LIMITS } from '@rollcall/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'

/** The first page of the catalogue that `q` finds; with what is offered already marked. */
export function useCatalogue(q: string) {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.catalogue(orgId, q),
    queryFn: () => call('GET /trainings/catalogue', { query: { q, limit: LIMITS.pageSize } }),
    placeholderData: (before) => before,
  })
}

/** Offers trainings of the catalogue. */
export function useAddTrainings() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (trainingIds: string[]) => call('POST /trainings', { body: { trainingIds } }),
    onSuccess: refresh,
  })
}

/** Stops offering a training; refused while a group uses it. */
export function useRemoveTraining() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => call('DELETE /trainings/:id', { params: { id } }),
    onSuccess: refresh,
  })
}

function useRefresh() {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: keys.trainings(orgId) }),
      queries.invalidateQueries({ queryKey: ['org', orgId, 'catalogue'] }),
    ])
}
