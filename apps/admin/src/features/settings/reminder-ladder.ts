import { LIMITS } from '@rollcall/contract'

/** Days after the invite went out, as the form holds them: a string while a number is being typed. */
export type Rungs = (number | string)[]

/** On which days somebody is reminded unless the organization says otherwise. */
export const USUAL_LADDER = [3, 7]

export type RungFault = 'range' | 'twice'

/** What is wrong with each rung; null where nothing is. Of two that are the same, the later one is at fault. */
export function rungFaults(rungs: Rungs): (RungFault | null)[] {
  return rungs.map((day, index) => {
    if (!isDay(day)) return 'range'
    return rungs.indexOf(day) < index ? 'twice' : null
  })
}

/** A rung to go on with: as far from the last as the last is from the one before, where that is possible. */
export function nextRung(rungs: Rungs): number {
  const days = toLadder(rungs)
  const last = days.at(-1) ?? 0
  const gap = last - (days.at(-2) ?? 0)
  const next = last === 0 ? 3 : Math.min(LIMITS.reminderDay, last + Math.max(1, gap))
  if (!days.includes(next)) return next
  const free = Array.from({ length: LIMITS.reminderDay }, (_, index) => LIMITS.reminderDay - index)
  return free.find((day) => !days.includes(day)) ?? next
}

/** The ladder that the rungs make: the days in their order, each once; what is no day yet is left out. */
export function toLadder(rungs: Rungs): number[] {
  return [...new Set(rungs.filter(isDay))].toSorted((one, other) => one - other)
}

/** The days on which an invite has expired already, so that no reminder goes out. `expiryDays` null: it never expires. */
export function daysTooLate(ladder: number[], expiryDays: number | null): number[] {
  return expiryDays === null ? [] : ladder.filter((day) => day >= expiryDays)
}

function isDay(day: number | string): day is number {
  return typeof day === 'number' && Number.isInteger(day) && day >= 1 && day <= LIMITS.reminderDay
}
