import type { BoundedCount, LearnerDto, LearnerFilter } from '@rollcall/contract'
import { useState } from 'react'
import {
  broughtUpToDate,
  countSelected,
  everybody,
  isOfList,
  isTicked,
  type LearnerSelection,
  nobody,
  type Ticked,
  tick,
  tickedOf,
} from './selection.ts'

/** The checkboxes of a page: how they stand, and changing them. */
export interface Ticking {
  ofPage: Ticked
  isTicked: (learnerId: string) => boolean
  tick: (learners: LearnerDto[], isTicked: boolean) => void
}

export interface SelectionOfList {
  selection: LearnerSelection
  selected: BoundedCount
  ticking: Ticking
  selectAll: () => void
  clear: () => void
}

/** Who is selected in the list that `filter` makes, of which `page` is shown. It ends with the filter. */
export function useSelection(
  filter: LearnerFilter,
  page: LearnerDto[],
  matching: BoundedCount | undefined,
): SelectionOfList {
  const [kept, setKept] = useState(() => nobody(filter))
  const selection = isOfList(kept, filter) ? broughtUpToDate(kept, page) : nobody(filter)
  return {
    selection,
    selected: countSelected(selection, matching ?? { count: page.length, more: true }),
    ticking: {
      ofPage: tickedOf(selection, page),
      isTicked: (learnerId) => isTicked(selection, learnerId),
      tick: (learners, wanted) => setKept(tick(selection, page, learners, wanted)),
    },
    selectAll: () => setKept(everybody(filter)),
    clear: () => setKept(nobody(filter)),
  }
}
