import type { Actor } from '../../../core/audit.ts'
import type { OrgReader, OrgWriter } from '../../../core/org-scope.ts'
import { queueSending } from '../message-store.ts'
import { endPause } from './pause-store.ts'

/** Mails a day that an operator allows this organization; 0: any number; null: what the installation allows. */
export async function readDailyMails(org: OrgReader): Promise<number | null> {
  const [row] = await org.rows<{ daily_mails: number | null }>`
    select daily_mails from orgs where id = ${org.orgId}`
  return row?.daily_mails ?? null
}

/** Allows the organization so many mails a day. What waited for tomorrow leaves as far as that goes. */
export async function setDailyMails(org: OrgWriter, actor: Actor, mails: number | null): Promise<void> {
  const before = await readDailyMails(org)
  await org.rows`update orgs set daily_mails = ${mails} where id = ${org.orgId}`
  await org.record(actor, 'mail.limit_changed', {
    subjectId: org.orgId,
    before: { daily: before },
    after: { daily: mails },
  })
  await goOnSending(org, actor)
}

/** Ends the pause of an organization that waits; a pause of everybody's mail stays. */
export async function goOnSending(org: OrgWriter, actor: Actor): Promise<void> {
  if (!(await endPause(org))) return
  await org.record(actor, 'mail.resumed', { subjectId: org.orgId })
  await queueSending(org, {})
}
