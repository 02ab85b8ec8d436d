import type { RunRows } from '../../../core/sql.ts'

/** A mail service took mail, so it has something to tell. */
export async function noteTaken(rows: RunRows, transport: string): Promise<void> {
  await rows`
    insert into mail_hearing as h (transport, waiting_since) values (${transport}, now())
    on conflict (transport) do update set waiting_since = now() where h.waiting_since is null`
}

/** A mail service told something. */
export async function noteHeard(rows: RunRows, transport: string): Promise<void> {
  await rows`
    insert into mail_hearing (transport, heard_at) values (${transport}, now())
    on conflict (transport) do update set heard_at = now(), waiting_since = null`
}

/** Since when a mail service owes us word of what it took; null where it does not, or not for a quarter of an hour yet. */
export async function readSilence(rows: RunRows, transport: string): Promise<Date | null> {
  const [silence] = await rows<{ waiting_since: Date }>`
    select waiting_since from mail_hearing
     where transport = ${transport} and waiting_since < now() - interval '15 minutes'`
  return silence?.waiting_since ?? null
}
