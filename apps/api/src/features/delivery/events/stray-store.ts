import type { RunRows } from '../../../core/sql.ts'

/** What a mail service tells of no message that is here. */
export interface Stray {
  id: string
  type: string
  /** The ids that it came with. */
  saidOf: string
}

/** Keeps what it cannot be said whom it concerns, so that somebody can look for the reason. Told again it adds nothing. */
export async function insertStrays(rows: RunRows, strays: Stray[]): Promise<void> {
  if (strays.length === 0) return
  const short = (text: string) => text.replace(/\p{Cc}/gu, ' ').slice(0, 100)
  await rows`
    insert into stray_events (event_id, type, said_of)
    select * from unnest(
      ${strays.map(({ id }) => id)}::text[],
      ${strays.map(({ type }) => short(type))}::text[],
      ${strays.map(({ saidOf }) => short(saidOf))}::text[])
    on conflict do nothing`
}

/** Which of these events were kept before. */
export async function listKeptStrays(rows: RunRows, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const found = await rows<{ event_id: string }>`
    select event_id from stray_events where event_id = any(${ids}::text[])`
  return new Set(found.map(({ event_id }) => event_id))
}

/** Strays of more than 90 days ago. */
export async function deleteOldStrays(rows: RunRows): Promise<void> {
  await rows`delete from stray_events where received_at < now() - interval '90 days'`
}
