import {
  LEARNER_SORTS,
  LEARNER_STATUSES,
  type LearnerSort,
  type LearnerStatus,
  type ListLearnersQuery,
} from '@rollcall/contract'

/** What the list shows. All of it stands in the address. */
export interface LearnerList {
  status: LearnerStatus | null
  groupId: string | null
  q: string
  sort: LearnerSort
  /** The cursors of the pages that were turned, the shown page's last; none on the first page. */
  cursors: string[]
}

const PAGE_SIZE = 25

/** Reads the list from the address; what it does not understand is as if it were not there. */
export function readLearnerList(search: URLSearchParams): LearnerList {
  return {
    status: LEARNER_STATUSES.find((status) => status === search.get('status')) ?? null,
    groupId: search.get('group'),
    q: search.get('q') ?? '',
    sort: LEARNER_SORTS.find((sort) => sort === search.get('sort')) ?? 'newest',
    cursors: search.getAll('cursor'),
  }
}

/** The address of the same screen with another list. A new filter or order starts at the first page. */
export function writeLearnerList(search: URLSearchParams, change: Partial<LearnerList>): URLSearchParams {
  const list = { ...readLearnerList(search), cursors: [], ...change }
  const next = new URLSearchParams(search)
  set(next, 'status', list.status)
  set(next, 'group', list.groupId)
  set(next, 'q', list.q)
  set(next, 'sort', list.sort === 'newest' ? null : list.sort)
  next.delete('cursor')
  for (const cursor of list.cursors) next.append('cursor', cursor)
  return next
}

/** What the server is asked for. */
export function toQuery({ status, groupId, q, sort, cursors }: LearnerList): ListLearnersQuery {
  const cursor = cursors.at(-1)
  return {
    limit: PAGE_SIZE,
    sort,
    ...(status === null ? {} : { status }),
    ...(groupId === null ? {} : { groupId }),
    ...(q.trim() === '' ? {} : { q: q.trim() }),
    ...(cursor === undefined ? {} : { cursor }),
  }
}

export function isFiltered({ status, groupId, q }: LearnerList): boolean {
  return status !== null || groupId !== null || q !== ''
}

function set(search: URLSearchParams, name: string, value: string | null): void {
  if (value === null || value === '') search.delete(name)
  else search.set(name, value)
}
