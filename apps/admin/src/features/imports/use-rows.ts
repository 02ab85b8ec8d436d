import type { ImportDto } from '@rollcall/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router-dom'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'
import { type RowList, readRowList, toRowsQuery, writeRowList } from './row-list.ts'

/** The list of rows in the address, and how to change it. */
export function useRowList(): [RowList, (change: Partial<RowList>) => void] {
  const [search, setSearch] = useSearchParams()
  return [readRowList(search), (change) => setSearch((now) => writeRowList(now, change))]
}

/** One page of the rows. A decision changes what became of them, so they are asked for anew in each state. */
export function useRows({ id: importId, state }: Pick<ImportDto, 'id' | 'state'>, list: RowList) {
  const { orgId } = useOrganization()
  const query = toRowsQuery(list)
  return useQuery({
    queryKey: [...keys.importRows(orgId, importId), state, query],
    queryFn: () => call('GET /imports/:id/rows', { params: { id: importId }, query }),
    placeholderData: keepPreviousData,
  })
}
