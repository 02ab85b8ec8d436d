import type { OrgReader, OrgWriter } from '../../../core/org-scope.ts'
import type { RunRows } from '../../../core/sql.ts'

/** The address that a message was sent to, if there is such a message. */
export async function findRecipient(org: OrgReader, messageId: string): Promise<string | undefined> {
  const [message] = await org.rows<{ email_key: string }>`
    select email_key from messages where org_id = ${org.orgId} and id = ${messageId}`
  return message?.email_key
}

/** The same for the mail of accounts. */
export async function findAccountRecipient(rows: RunRows, messageId: string): Promise<string | undefined> {
  const [message] = await rows<{ email_key: string }>`
    select email_key from account_messages where id = ${messageId}`
  return message?.email_key
}

/** Takes a message for arrived of which no more will be heard, and queues the job that tells of it. */
export async function presumeArrival(org: OrgWriter, messageId: string): Promise<void> {
  await org.rows`
    update messages set presume_at = coalesce(presume_at, now())
     where org_id = ${org.orgId} and id = ${messageId} and presumed_at is null`
  await org.enqueue('tell-arrivals', {}, { key: `arrivals:${org.orgId}` })
}
