import type { SeatsDto } from '@rollcall/contract'
import { useQuery } from '@tanstack/react-query'
import { call } from './api.ts'
import { keys } from './keys.ts'
import { useOrganization } from './organization.ts'

/** The seats of the subscription as they are now. */
export function useSeats() {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.seats(orgId),
    queryFn: () => call('GET /orgs/:orgId/seats', { params: { orgId } }),
    staleTime: 0,
  })
}

/** How many would find no seat if `count` more people were invited, and everybody who is invited accepted. */
export function seatsMissing({ free, waiting }: SeatsDto, count: number): number {
  return free === null ? 0 : Math.max(0, waiting + count - free)
}
