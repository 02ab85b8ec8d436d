import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'
import { type NoMailView, toNoMailQuery } from './no-mail-view.ts'

/** One page of the addresses to which no mail goes, newest first. */
export function useSuppressions(view: NoMailView) {
  const { orgId } = useOrganization()
  const query = toNoMailQuery(view)
  return useQuery({
    queryKey: [...keys.suppressions(orgId), query],
    queryFn: () => call('GET /suppressions', { query }),
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
}

/** Lets mail go to an address again. Learners say so, too. */
export function useLift() {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call('POST /suppressions/:id/lift', { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['org', orgId] }),
  })
}
