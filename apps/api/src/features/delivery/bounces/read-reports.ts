import { createHash } from 'node:crypto'
import type { Accounts } from '../../../core/account-scope.ts'
import type { Log } from '../../../core/log.ts'
import type { Orgs, OrgWriter } from '../../../core/org-scope.ts'
import { isUnavailable } from '../../../core/pg-errors.ts'
import { applyAccountEvents, applyEvents, type MailEvent } from '../events/apply-events.ts'
import type { MailKinds } from '../mail-kinds.ts'
import { type Report, readReport } from './delivery-report.ts'
import { judgeReport, type Verdict } from './judge-report.ts'
import { findAccountRecipient, findRecipient, presumeArrival } from './message-facts.ts'
import { type Finding, findUnreadReport, type ReportRow, updateFinding } from './report-store.ts'
import type { ReturnAddresses, ReturnedMessage } from './return-address.ts'
import type { Seal } from './seal.ts'

export interface ReadContext {
  orgs: Orgs
  accounts: Accounts
  mailKinds: MailKinds
  log: Log
  reportSeal: Seal
  /** Null: none are made, so whatever is there belongs to no message. */
  returnAddresses: ReturnAddresses | null
  config: { smtp: { pendingOn: string } | null }
}

/**
 * Reads what came back, the oldest first, and adds what it says to what is known of the messages. A job that dies in between does
 * the last one again, which comes to the same.
 */
export async function readReports(ctx: ReadContext): Promise<void> {
  const { rows } = ctx.accounts
  for (let row = await findUnreadReport(rows); row; row = await findUnreadReport(rows))
    await updateFinding(rows, row.id, await readOne(ctx, row))
}

/** One that cannot be read never keeps the others from being read; what is wrong with it is told without a word of it. */
async function readOne(ctx: ReadContext, row: ReportRow): Promise<Finding> {
  try {
    const about = ctx.returnAddresses?.read(row.return_address)
    if (!about) return 'stray'
    const report = await readReport(await ctx.reportSeal.open(row.sealed, row.id))
    return report.kind === 'delivery' ? await apply(ctx, about, report, row) : report.kind
  } catch (error) {
    if (isUnavailable(error)) throw error
    ctx.log.warn(
      { report: row.id, fault: error instanceof Error ? error.name : '' },
      'A delivery report cannot be read',
    )
    return 'unreadable'
  }
}

function apply(
  ctx: ReadContext,
  { orgId, messageId }: ReturnedMessage,
  report: Report,
  row: ReportRow,
): Promise<Finding> {
  if (orgId !== null)
    return ctx.orgs.write(orgId, async (org) => {
      const verdict = judge(report, await findRecipient(org, messageId))
      if (!verdict) return 'stray'
      await applyEvents(ctx, org, [toEvent(messageId, report, verdict, row)])
      await tellOfRelay(ctx, org, messageId, verdict)
      return verdict.action
    })
  return ctx.accounts.write(async (accounts) => {
    const verdict = judge(report, await findAccountRecipient(accounts.rows, messageId))
    if (!verdict) return 'stray'
    await applyAccountEvents(accounts, [toEvent(messageId, report, verdict, row)])
    return verdict.action
  })
}

function judge({ recipients }: Report, address: string | undefined): Verdict | null {
  return address === undefined ? null : judgeReport(recipients, address)
}

/** Two copies of one report are one event, whatever the servers on the way wrote above them. */
function toEvent(messageId: string, { mailId }: Report, verdict: Verdict, row: ReportRow): MailEvent {
  const { fact, reason, answer } = verdict
  const hash = createHash('sha256')
    .update([messageId, fact, mailId ?? row.id].join('\n'))
    .digest('hex')
  return { id: `report:${hash.slice(0, 32)}`, messageId, fact, at: row.received_at, reason, answer }
}

/** Where arrivals are reported, a server that reports nothing further is the end of the way that can be seen. */
async function tellOfRelay(
  { config }: ReadContext,
  org: OrgWriter,
  messageId: string,
  { action }: Verdict,
): Promise<void> {
  if (action === 'relayed' && config.smtp?.pendingOn === 'dsn') await presumeArrival(org, messageId)
}
