import {
  DELIVERY_STATES,
  type DeliveryState,
  LEARNER_SORTS,
  LEARNER_STATUSES,
  type LearnerFilter,
  type LearnerSort,
  type LearnerStatus,
  type ListLearnersQuery,
} from '@rollcall/contract'

/** What the list shows. All of it stands in the address. */
export interface LearnerList {
  status: LearnerStatus | null
  groupId: string | null
  locationId: string | null
  delivery: DeliveryState | null
  /** Only those whose open invite has expired. */
  expired: boolean
  q: string
  sort: LearnerSort
  /** The cursors of the pages that were turned, the shown page's last; none on the first page. */
  cursors: string[]
}

export const PAGE_SIZE = 25

/** A list that leaves nobody out. */
export const NO_FILTER = {
  status: null,
  groupId: null,
  locationId: null,
  delivery: null,
  expired: false,
  q: '',
} as const satisfies Partial<LearnerList>

/** Reads the list from the address; what it does not understand is as if it were not there. */
export function readLearnerList(search: URLSearchParams): LearnerList {
  return {
    status: LEARNER_STATUSES.find((status) => status === search.get('status')) ?? null,
    groupId: search.get('group'),
    locationId: search.get('location'),
    delivery: DELIVERY_STATES.find((state) => state === search.get('delivery')) ?? null,
    expired: search.get('expired') === 'yes',
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
  set(next, 'location', list.locationId)
  set(next, 'delivery', list.delivery)
  set(next, 'expired', list.expired ? 'yes' : null)
  set(next, 'q', list.q)
  set(next, 'sort', list.sort === 'newest' ? null : list.sort)
  next.delete('cursor')
  for (const cursor of list.cursors) next.append('cursor', cursor)
  return next
}

/** Whom the list shows, on all its pages. */
export function toFilter({ status, groupId, locationId, delivery, expired, q }: LearnerList): LearnerFilter {
  return {
    ...(status === null ? {} : { status }),
    ...(groupId === null ? {} : { groupId }),
    ...(locationId === null ? {} : { locationId }),
    ...(delivery === null ? {} : { delivery }),
    ...(expired ? { expired } : {}),
    ...(q.trim() === '' ? {} : { q: q.trim() }),
  }
}

/** What the server is asked for. */
export function toQuery(list: LearnerList): ListLearnersQuery {
  const cursor = list.cursors.at(-1)
  return {
    limit: PAGE_SIZE,
    sort: list.sort,
    ...toFilter(list),
    ...(cursor === undefined ? {} : { cursor }),
  }
}

/** How many filters are set; what is searched for is not counted, since its field is always in sight. */
export function countFilters(list: LearnerList): number {
  const { q, ...filter } = toFilter(list)
  return Object.keys(filter).length
}

export function isFiltered(list: LearnerList): boolean {
  return Object.keys(toFilter(list)).length > 0
}

function set(search: URLSearchParams, name: string, value: string | null): void {
  if (value === null || value === '') search.delete(name)
  else search.set(name, value)
}
