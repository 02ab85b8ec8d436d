import type { GroupDto, LocationDto, TrainingDto } from '@rollcall/contract'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { call, listAll } from './api.ts'
import { keys } from './keys.ts'
import { useOrganization } from './organization.ts'

/** The organization's groups, active and inactive. */
export function useGroups(): UseQueryResult<GroupDto[]> {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.groups(orgId),
    queryFn: () => listAll((query) => call('GET /groups', { query })),
  })
}

/** The organization's locations. */
export function useLocations(): UseQueryResult<LocationDto[]> {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.locations(orgId),
    queryFn: () => listAll((query) => call('GET /locations', { query })),
  })
}

/** The trainings that the organization offers. */
export function useTrainings(): UseQueryResult<TrainingDto[]> {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.trainings(orgId),
    queryFn: () => listAll((query) => call('GET /trainings', { query })),
  })
}
