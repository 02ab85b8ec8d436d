import type { ImportDelivery, ImportDto, ImportState } from '@rollcall/contract'

const SOON_MS = 800
const LATER_MS = 3000

/** After how many milliseconds there may be something new; false: not before somebody does something. */
export function lookAgainIn({ state }: Pick<ImportDto, 'state'>): number | false {
  switch (state) {
    case 'parsing':
    case 'approved':
      return SOON_MS
    case 'sending':
      return LATER_MS
    case 'mapping':
    case 'review':
    case 'done':
    case 'failed':
    case 'disapproved':
    case 'undone':
      return false
    default:
      return state satisfies never
  }
}

/** Whether people were invited by it. */
export function wasApproved(state: ImportState): boolean {
  return state === 'approved' || state === 'sending' || state === 'done' || state === 'undone'
}

/** Of all mails, how many have left, in whole percent; nothing to send counts as all of it. */
export function shareLeft(delivery: ImportDelivery): number {
  const { waiting, sent, delivered, failed } = delivery
  return share(sent + delivered + failed, waiting + sent + delivered + failed)
}

/** A part of a whole in percent, rounded down, so that 100 means all. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((part / whole) * 100)
}
