import type { Accounts } from '../../../core/account-scope.ts'
import type { Orgs } from '../../../core/org-scope.ts'
import { type RunRows, type Sql, sql } from '../../../core/sql.ts'

/** The message that a mail which names nothing but its address must have been. */
export interface Guess {
  orgId: string | null
  messageId: string
}

interface Sent {
  id: string
  sent_at: Date
}

/**
 * The newest mail to an address that somebody took in the seven days before this time: of two organizations that wrote to it, that of
 * the one who wrote last. Asked again it is the same. Null: there is none.
 */
export async function guessMessage(
  { orgs, accounts }: { orgs: Orgs; accounts: Accounts },
  address: string,
  before: Date,
): Promise<Guess | null> {
  const toAccount = await findSent(accounts.rows, sql`account_messages`, sql`true`, address, before)
  const found: (Guess & { sentAt: Date })[] = toAccount.map((sent) => toGuess(null, sent))
  for (const orgId of await listOrgsThatInvited(accounts.rows, address)) {
    const sent = await orgs.read(orgId, ({ rows }) =>
      findSent(rows, sql`messages`, sql`org_id = ${orgId}`, address, before),
    )
    found.push(...sent.map((one) => toGuess(orgId, one)))
  }
  const [newest] = found.sort((one, other) => other.sentAt.getTime() - one.sentAt.getTime())
  return newest ? { orgId: newest.orgId, messageId: newest.messageId } : null
}

function toGuess(orgId: string | null, { id, sent_at }: Sent) {
  return { orgId, messageId: id, sentAt: sent_at }
}

async function listOrgsThatInvited(rows: RunRows, address: string): Promise<string[]> {
  const found = await rows<{ org_id: string }>`
    select distinct org_id from invite_addresses where email_key = ${address}`
  return found.map(({ org_id }) => org_id)
}

/** One at most. What counts is when it left; the clocks of others may be a little off. */
function findSent(rows: RunRows, table: Sql, scope: Sql, address: string, before: Date): Promise<Sent[]> {
  const sentAt = sql`coalesce(accepted_at, delivered_at)`
  return rows<Sent>`
    select id, ${sentAt} as sent_at from ${table}
     where ${scope} and email_key = ${address}
       and ${sentAt} between ${before}::timestamptz - interval '7 days' and ${before}::timestamptz + interval '5 minutes'
     order by sent_at desc
     limit 1`
}
