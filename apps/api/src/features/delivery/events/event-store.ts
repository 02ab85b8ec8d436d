import type { OrgReader, OrgWriter } from '../../../core/org-scope.ts'
import type { MailEvent } from './apply-events.ts'

/** Which of these messages are there, and what they are about. */
export function listKinds(
  org: OrgReader,
  ids: string[],
): Promise<{ id: string; kind: string; ref_id: string; email_key: string }[]> {
  return org.rows<{ id: string; kind: string; ref_id: string; email_key: string }>`
    select id, kind, ref_id, email_key from messages where org_id = ${org.orgId} and id = any(${ids}::uuid[])`
}

export async function lockMessages(org: OrgWriter, ids: string[]): Promise<void> {
  await org.rows`
    select 1 from messages where org_id = ${org.orgId} and id = any(${ids}::uuid[]) order by id for update`
}

/** Adds the events to the history of their messages. Gives those that were not in it. */
export async function keepNew(org: OrgWriter, events: MailEvent[]): Promise<MailEvent[]> {
  const byId = new Map(events.map((event) => [event.id, event]))
  const list = [...byId.values()]
  const added = await org.rows<{ event_id: string }>`
    insert into message_events (org_id, message_id, event_id, type, occurred_at, reason_code, answer, guessed)
    select ${org.orgId}, e.*
      from unnest(
        ${list.map(({ messageId }) => messageId)}::uuid[],
        ${list.map(({ id }) => id)}::text[],
        ${list.map(({ fact }) => fact)}::text[],
        ${list.map(({ at }) => at)}::timestamptz[],
        ${list.map(({ reason }) => reason)}::text[],
        ${list.map(({ answer }) => answer)}::text[],
        ${list.map(({ isGuessed = false }) => isGuessed)}::boolean[]) as e
    on conflict do nothing
    returning event_id`
  return added.flatMap(({ event_id }) => byId.get(event_id) ?? [])
}
