import { ApiError } from '@rollcall/client'
import type { GroupDto, ImportDto, RowProblem } from '@rollcall/contract'
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useGroups } from '../../lib/lists.ts'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { useOrganization } from '../../lib/organization.ts'
import { problemText } from '../../lib/problem.ts'
import { returnLostFocus } from './return-lost-focus.ts'

/**
 * Has the rows judged by the groups, locations and people as they are now: when the preview is opened, and whenever somebody comes
 * back to it from another window.
 */
export function useJudgedNow(id: string, isOn: boolean): void {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  useQuery({
    queryKey: keys.importJudged(orgId, id),
    queryFn: () => judge(queries, orgId, id),
    enabled: isOn,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: 'always',
    retry: false,
  })
}

/** Gives the version that is there now. What is on screen is asked for anew only where it was another one. */
async function judge(queries: QueryClient, orgId: string, id: string): Promise<number> {
  const queryKey = keys.import(orgId, id)
  const seen = () => queries.getQueryData<ImportDto>(queryKey)?.version
  try {
    const { version } = await call('POST /imports/:id/judge', { params: { id } })
    if (version !== seen()) {
      // What the rows were judged by may be new, too.
      const outdated = [queryKey, keys.groups(orgId), keys.locations(orgId)]
      await Promise.all(outdated.map((queryKey) => queries.invalidateQueries({ queryKey })))
    }
    return version
  } catch (error) {
    // Somebody has decided, or has it read anew: the screen shows that.
    if (error instanceof ApiError && error.status === 409) await queries.invalidateQueries({ queryKey })
    throw error
  }
}

/** What rows name and what is not there: to be made, or an inactive group to be switched on. */
interface MissingPlace {
  column: 'group' | 'location'
  name: string
  /** How many rows name it. */
  count: number
  existing?: GroupDto
}

/** The offer to make something. */
export interface PlaceToMake {
  label: string
  isPending: boolean
  make: () => void
}

/** Offers to make the group or the location that a row names and that is not there; null: it names none. */
export function usePlaceToMake(id: string, { code, alike }: RowProblem, text: string): PlaceToMake | null {
  const { t } = useTranslation()
  const groups = useGroups()
  const make = useMakePlace(id)
  const name = text.replace(/\s+/g, ' ').trim()
  const count = alike ?? 1
  const offer = (place: MissingPlace, label: string) => ({
    label,
    isPending: make.isPending,
    make: () => make.mutate(place),
  })
  if (name === '') return null
  if (code === 'unknown_location')
    return offer({ column: 'location', name, count }, t('imports.make.location', { name, count }))
  if (code !== 'unknown_group' || groups.data === undefined) return null
  const known = groups.data.find((group) => group.name.toLowerCase() === name.toLowerCase())
  if (known?.status === 'active') return null
  if (known === undefined)
    return offer({ column: 'group', name, count }, t('imports.make.group', { name, count }))
  const label = t('imports.make.switchOn', { name: known.name, count })
  return offer({ column: 'group', name: known.name, count, existing: known }, label)
}

/** Makes the group or the location that rows name, and has them judged by it. */
function useMakePlace(id: string) {
  const { t } = useTranslation()
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return useMutation({
    // Also after a refusal: somebody else may have made it, and that is good for the rows, too.
    mutationFn: (place: MissingPlace) => makePlace(place).finally(() => judge(queries, orgId, id)),
    // Here and not where it was pressed: that row may be gone by now.
    onSuccess: (_, { column, name, count }) => {
      tellDone(t(`imports.make.${column}Made`, { name, count }))
      returnLostFocus()
    },
    onError: (error) => tellFailed(problemText(t, error)),
    onSettled: (_data, _error, { column }) =>
      queries.invalidateQueries({
        queryKey: column === 'group' ? keys.groups(orgId) : keys.locations(orgId),
      }),
  })
}

function makePlace({ column, name, existing }: MissingPlace): Promise<unknown> {
  if (column === 'location') return call('POST /locations', { body: { name } })
  return existing === undefined
    ? call('POST /groups', { body: { name } })
    : call('PATCH /groups/:id', { params: { id: existing.id }, body: { status: 'active' } })
}
