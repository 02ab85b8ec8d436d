import type { ImportColumn } from '@rollcall/contract'
import { useGroups, useLocations } from '../../lib/lists.ts'

/** The names that a column may hold: of groups that take people, or of locations; none for free text. */
export function useColumnNames(column: ImportColumn | null): string[] {
  const groups = useGroups()
  const locations = useLocations()
  if (column === 'group')
    return (groups.data ?? []).filter(({ status }) => status === 'active').map(({ name }) => name)
  return column === 'location' ? (locations.data ?? []).map(({ name }) => name) : []
}
