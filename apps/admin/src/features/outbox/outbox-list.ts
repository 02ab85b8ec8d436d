import type { OutboxItemDto, OutboxQuery } from '@rollcall/contract'

export type Waiting = NonNullable<OutboxQuery['waiting']>

/** Invitations that wait for the same thing. */
export interface OutboxGroup {
  waiting: Waiting
  /** The time that they wait for; null for those that leave now or are on hold. */
  at: string | null
  items: OutboxItemDto[]
}

/** What is scheduled, by its time, the next one first. What was scheduled together stands together. */
export function groupByTime(items: OutboxItemDto[]): OutboxGroup[] {
  const groups = new Map<string, OutboxItemDto[]>()
  for (const item of items) {
    const at = item.notifyAt ?? ''
    groups.set(at, [...(groups.get(at) ?? []), item])
  }
  return [...groups]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([at, together]) => ({ waiting: 'scheduled', at: at === '' ? null : at, items: together }))
}

const SOON_MS = 60_000
const WATCH_MS = 2_500
const LOOK_MS = 20_000

/** After how many milliseconds to look again: soon while a mail is about to leave, now and then while one waits for its time. */
export function lookAgainAfter(
  lists: Record<'scheduled' | 'queued', OutboxItemDto[]>,
  now: Date,
): number | false {
  const times = [
    ...lists.scheduled.map(({ notifyAt }) => notifyAt),
    // Without a next attempt the first one is under way.
    ...lists.queued.map(({ delivery }) => delivery.nextAttemptAt ?? now.toISOString()),
  ].flatMap((time) => (time === null ? [] : [Date.parse(time)]))
  if (times.length === 0) return false
  return Math.min(...times) - now.getTime() < SOON_MS ? WATCH_MS : LOOK_MS
}

/** The time that several invitations have in common; null when they have none. */
export function commonTime(items: OutboxItemDto[]): string | null {
  const [first, ...others] = items.map(({ notifyAt }) => notifyAt)
  return first !== undefined && others.every((other) => other === first) ? first : null
}
