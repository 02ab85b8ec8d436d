import type { OrgWriter } from '../../../core/org-scope.ts'
import type { MessageVariant } from '../mail-kinds.ts'
import { type NewMessage, queueMessages } from '../message-store.ts'

interface DroppedRow {
  kind: string
  ref_id: string
  email_key: string
  locale: 'en' | 'es'
  variant: MessageVariant
}

/**
 * Mail that SendGrid dropped through no fault of its own leaves again, as a new message about the same thing. Where there is a newer
 * one already, nothing is done: told twice it leaves once.
 */
export async function sendAgain(org: OrgWriter, messageIds: string[]): Promise<void> {
  if (messageIds.length === 0) return
  const dropped = await org.rows<DroppedRow>`
    select kind, ref_id, email_key, locale, variant from messages m
     where org_id = ${org.orgId} and id = any(${messageIds}::uuid[]) and dropped_at is not null
       and not exists (select 1 from messages newer
                        where newer.org_id = m.org_id and newer.kind = m.kind and newer.ref_id = m.ref_id
                          and newer.seq > m.seq)`
  const alike = new Map<string, { kind: string; variant: MessageVariant; messages: NewMessage[] }>()
  for (const { kind, variant, ref_id, email_key, locale } of dropped) {
    const key = `${kind} ${variant}`
    const group = alike.get(key) ?? { kind, variant, messages: [] }
    group.messages.push({ refId: ref_id, emailKey: email_key, locale })
    alike.set(key, group)
  }
  for (const { kind, variant, messages } of alike.values())
    await queueMessages(org, kind, messages, { variant })
}
