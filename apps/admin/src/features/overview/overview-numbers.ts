import type { BoundedCount, LearnerStatus, OverviewDto } from '@rollcall/contract'

/** How far the people on the roster have come. Cancelled invites are left out: they were taken back. */
export interface Funnel {
  invited: number
  delivered: number
  accepted: number
  declined: number
}

/** Each stage holds those of the next: whoever answered has the invite, and whoever is Archived accepted once. */
export function toFunnel(statuses: Record<LearnerStatus, number>): Funnel {
  const accepted = statuses.active + statuses.archived
  const delivered = statuses.pending + accepted + statuses.declined
  return { invited: statuses.prospect + delivered, delivered, accepted, declined: statuses.declined }
}

/** A whole percentage of `of`. It is 0 or 100 only where that is the exact truth. */
export function percentOf(part: number, of: number): number {
  if (of === 0 || part === 0) return 0
  if (part === of) return 100
  return Math.min(99, Math.max(1, Math.round((part / of) * 100)))
}

/** A count as people read it: `1,000+` where there are more than were counted. */
export function boundedText({ count, more }: BoundedCount, language: string): string {
  return new Intl.NumberFormat(language).format(count) + (more ? '+' : '')
}

export const isNone = ({ count, more }: BoundedCount): boolean => count === 0 && !more

/** What the weeks add up to. */
export function sumWeeks(weeks: OverviewDto['weeks']): Funnel {
  const sum = (name: keyof Funnel) => weeks.reduce((total, week) => total + week[name], 0)
  return {
    invited: sum('invited'),
    delivered: sum('delivered'),
    accepted: sum('accepted'),
    declined: sum('declined'),
  }
}

/**
 * The top of a scale for `most`, and where its lines stand, from 0 upwards: whole numbers, at most four steps of 1, 2 or 5
 * times a power of ten.
 */
export function toScale(most: number): { top: number; lines: number[] } {
  const rough = Math.max(1, most) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? 1)
  const steps = Math.max(1, Math.ceil(most / step))
  return { top: steps * step, lines: Array.from({ length: steps + 1 }, (_, index) => index * step) }
}
