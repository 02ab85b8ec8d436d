import { type BoundedCount, type LearnerDto, type LearnerFilter, LIMITS } from '@rollcall/contract'

/** Who is selected in a list: some, ticked one by one and on several pages, or all that its filter matches. */
export interface LearnerSelection {
  filter: LearnerFilter
  isAll: boolean
  picked: LearnerDto[]
}

export type Ticked = 'none' | 'some' | 'all'

export function nobody(filter: LearnerFilter): LearnerSelection {
  return { filter, isAll: false, picked: [] }
}

export function everybody(filter: LearnerFilter): LearnerSelection {
  return { filter, isAll: true, picked: [] }
}

/**
 * Ticks learners of the shown page, or takes their ticks away. At most `LIMITS.bulkIds` can be ticked one by one. Whoever
 * unticks one while all are selected goes on with the others of the page.
 */
export function tick(
  selection: LearnerSelection,
  page: LearnerDto[],
  whom: LearnerDto[],
  isTicked: boolean,
): LearnerSelection {
  const before = selection.isAll ? page : selection.picked
  const others = before.filter((one) => !whom.some(({ id }) => id === one.id))
  const picked = isTicked ? [...others, ...whom].slice(0, LIMITS.bulkIds) : others
  return { filter: selection.filter, isAll: false, picked }
}

export function isTicked({ isAll, picked }: LearnerSelection, id: string): boolean {
  return isAll || picked.some((one) => one.id === id)
}

/** How the checkbox over a page stands. */
export function tickedOf(selection: LearnerSelection, page: LearnerDto[]): Ticked {
  const ticked = page.filter(({ id }) => isTicked(selection, id)).length
  if (ticked === 0) return 'none'
  return ticked === page.length ? 'all' : 'some'
}

/** How many are selected, of `matching` that the filter finds. */
export function countSelected({ isAll, picked }: LearnerSelection, matching: BoundedCount): BoundedCount {
  return isAll ? matching : { count: picked.length, more: false }
}

/** The selection as it is now: of the learners on the shown page, what they were when ticked may be out of date. */
export function broughtUpToDate(selection: LearnerSelection, page: LearnerDto[]): LearnerSelection {
  const picked = selection.picked.map((one) => page.find(({ id }) => id === one.id) ?? one)
  return { ...selection, picked }
}

/** Whether a selection belongs to the list that this filter makes: another filter starts with nobody selected. */
export function isOfList({ filter }: LearnerSelection, listFilter: LearnerFilter): boolean {
  return JSON.stringify(filter) === JSON.stringify(listFilter)
}
