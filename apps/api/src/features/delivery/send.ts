import { setTimeout } from 'node:timers/promises'
import type { Accounts } from '../../core/account-scope.ts'
import type { Orgs, OrgWriter } from '../../core/org-scope.ts'
import { isUnavailable } from '../../core/pg-errors.ts'
import type { RateLimits } from '../../core/rate-limit.ts'
import type { MailDocument } from './mail-content.ts'
import type { AccountMailKinds, MailKinds, MessageRef } from './mail-kinds.ts'
import { insertEvents, queueSending, stillToLeave } from './message-store.ts'
import {
  accountOutbox,
  type ClaimedMessage,
  cancelClaimed,
  claimDue,
  doubtOrphans,
  nextArrivalAt,
  nextDueAt,
  type Outbox,
  orgOutbox,
  presumeArrivals,
  type Result,
  settle,
} from './outbox-store.ts'
import {
  type AllowanceRules,
  countToday,
  noteReturns,
  pauseOrg,
  pauseTransport,
  readPause,
  readTransportPause,
  takeAllowance,
} from './pauses/index.ts'
import { suppressTold, type Told } from './suppress-told.ts'
import { holdKinds, tellKinds } from './tell-kinds.ts'
import type { Outcome, OutgoingMail, Transport } from './transport.ts'

/** Mails that one sender takes at a time, unless the transport wants more for one call; and calls that it makes at once. */
const BATCH = 50
const AT_ONCE = 5

/** Seconds for which what may have left waits for word of it, where there is no use in waiting long. */
const SHORT_DOUBT = 120

/** What became of mail that has left is noted within this time, or the mail is tried again. Milliseconds; less than the lease. */
const NOTE_WITHIN = 90_000

export interface SendContext {
  orgs: Orgs
  accounts: Accounts
  transport: Transport
  limits: RateLimits
  mailKinds: MailKinds
  accountMailKinds: AccountMailKinds
  allowance: AllowanceRules
  config: { mailGiveUpHours: number; uncertainWaitSeconds: number }
}

interface Written {
  orgId: string | null
  message: ClaimedMessage
  document: MailDocument
}

/**
 * Sends one batch of what is due for one organization, and queues itself for the rest: behind the other organizations that have
 * mail, so that a large one never keeps a small one waiting. First a transaction that claims messages and writes their words,
 * then the network with no transaction open, then a transaction that stores what came of it and tells the feature that the mail
 * is about.
 */
export async function sendOrgMail(ctx: SendContext, orgId: string): Promise<void> {
  const mails = await ctx.orgs.write(orgId, (org) => claimMails(ctx, org))
  const mayLeave = (ids: string[]) => ctx.orgs.read(orgId, (org) => stillToLeave(org, ids))
  const results = await sendAll(ctx, mails, mayLeave)
  await insist(() => ctx.orgs.write(orgId, (org) => noteResults(ctx, org, results)))
}

async function claimMails(ctx: SendContext, org: OrgWriter): Promise<Written[]> {
  const outbox = orgOutbox(org)
  if (await readPause(org, ctx.transport.name)) return []
  const messages = await claimNext(ctx, outbox, await takeAllowance(org, batchOf(ctx), ctx.allowance))
  const documents = new Map<string, MailDocument>()
  for (const [kind, ofKind] of byKind(messages)) {
    const written = await ctx.mailKinds[kind]?.write(org, ofKind.map(toRef))
    for (const [id, document] of written ?? []) documents.set(id, document)
  }
  const unwritten = messages.filter(({ id }) => !documents.has(id)).map(({ id }) => id)
  await tellKinds(ctx.mailKinds, org, await cancelClaimed(outbox, unwritten))
  const written = withDocuments(org.orgId, messages, documents)
  await countToday(org, { sent: written.filter(({ message }) => message.attempts === 1).length })
  return written
}

async function claimNext(ctx: SendContext, outbox: Outbox, limit: number): Promise<ClaimedMessage[]> {
  await doubtOrphans(outbox, doubtOf(ctx))
  return limit > 0 ? claimDue(outbox, limit) : []
}

function batchOf({ transport }: SendContext): number {
  return Math.max(BATCH, transport.batchSize)
}

function doubtOf({ transport, config }: SendContext): number {
  return transport.hearsBack
    ? config.uncertainWaitSeconds
    : Math.min(SHORT_DOUBT, config.uncertainWaitSeconds)
}

async function noteResults(ctx: SendContext, org: OrgWriter, results: Result[]): Promise<void> {
  const outbox = orgOutbox(org)
  await holdKinds(
    ctx.mailKinds,
    org,
    results.map(({ message }) => message),
  )
  const settled = await settle(outbox, results, ctx.config.mailGiveUpHours)
  await insertEvents(org, results)
  await suppressTold(org, results.map(toTold))
  await tellKinds(ctx.mailKinds, org, settled)
  await noteReturns(org, {
    bounced: results.filter(({ outcome }) => outcome.kind === 'bounced').length,
    complained: 0,
  })
  for (const { whose, reason, seconds } of pausesOf(results)) {
    if (whose === 'everybody') await pauseTransport(org, ctx.transport.name, reason, seconds)
    else await pauseOrg(org, reason, { seconds })
  }
  await queueTelling(org)
  await queueRest(ctx, org)
}

/** The longest pause that is asked for everybody, and for the organization. */
function pausesOf(results: Result[]): NonNullable<Outcome['pause']>[] {
  const longest = new Map<string, NonNullable<Outcome['pause']>>()
  for (const { outcome } of results) {
    const { pause } = outcome
    if (pause && pause.seconds > (longest.get(pause.whose)?.seconds ?? 0)) longest.set(pause.whose, pause)
  }
  return [...longest.values()]
}

/** The job for what is due next, when it may leave. */
async function queueRest(ctx: SendContext, org: OrgWriter): Promise<void> {
  const due = await nextDueAt(orgOutbox(org))
  if (!due) return
  const pause = await readPause(org, ctx.transport.name)
  await queueSending(org, { sendAfter: pause && pause.until > due ? pause.until : due })
}

/** Tells the features of mail that is taken for arrived from now on. */
export async function tellArrivals(ctx: Pick<SendContext, 'mailKinds'>, org: OrgWriter): Promise<void> {
  const arrived = await presumeArrivals(org)
  await holdKinds(ctx.mailKinds, org, arrived)
  await tellKinds(ctx.mailKinds, org, arrived)
  await queueTelling(org)
}

async function queueTelling(org: OrgWriter): Promise<void> {
  const runAt = await nextArrivalAt(org)
  if (runAt) await org.enqueue('tell-arrivals', {}, { key: `arrivals:${org.orgId}`, runAt })
}

/** Tries again while the database is away or its rows are held: what has left would leave a second time. */
async function insist<T>(work: () => Promise<T>, until = Date.now() + NOTE_WITHIN): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (Date.now() > until || !isUnavailable(error)) throw error
    await setTimeout(1000)
    return insist(work, until)
  }
}

/** The same for the mail of accounts. */
export async function sendAccountMail(ctx: SendContext): Promise<void> {
  for (;;) {
    const pause = await readTransportPause(ctx.accounts.rows, ctx.transport.name)
    if (pause)
      return ctx.accounts.write((accounts) =>
        accounts.enqueue('send-account-mail', { runAt: pause.until, key: 'send-account-later' }),
      )
    const claimed = await ctx.accounts.write(async (accounts) => {
      const outbox = accountOutbox(accounts.rows)
      const messages = await claimNext(ctx, outbox, batchOf(ctx))
      const documents = new Map<string, MailDocument>()
      for (const message of messages) {
        const document = await ctx.accountMailKinds[message.kind]?.(accounts, toRef(message))
        if (document) documents.set(message.id, document)
      }
      await cancelClaimed(
        outbox,
        messages.filter(({ id }) => !documents.has(id)).map(({ id }) => id),
      )
      return { count: messages.length, mails: withDocuments(null, messages, documents) }
    })
    const results = await sendAll(ctx, claimed.mails, async (ids) => new Set(ids))
    await ctx.accounts.write(async (accounts) => {
      const outbox = accountOutbox(accounts.rows)
      await settle(outbox, results, ctx.config.mailGiveUpHours)
      for (const { whose, reason, seconds } of pausesOf(results))
        if (whose === 'everybody') await pauseTransport(accounts, ctx.transport.name, reason, seconds)
      const runAt = await nextDueAt(outbox)
      if (runAt) await accounts.enqueue('send-account-mail', { runAt, key: 'send-account-later' })
    })
    if (claimed.count < batchOf(ctx)) return
  }
}

/** `mayLeave` is asked right before each call: some may have been cancelled since they were claimed. */
async function sendAll(
  ctx: SendContext,
  mails: Written[],
  mayLeave: (ids: string[]) => Promise<Set<string>>,
): Promise<Result[]> {
  const waiting = inBatches(mails, ctx.transport.batchSize)
  const results: Result[] = []
  const work = async () => {
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      // Who cannot ask does not send: the messages are taken up again when their lease ends.
      const leaving = await mayLeave(batch.map(({ message }) => message.id)).catch(() => new Set<string>())
      results.push(
        ...(await sendBatch(
          ctx,
          batch.filter(({ message }) => leaving.has(message.id)),
        )),
      )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return results
}

/**
 * Sends what its mailbox may still get. A mailbox gets so many mails an hour and a day, whoever writes and why; what is too many
 * waits, and says so. A fault of ours never keeps the other batches from leaving.
 */
async function sendBatch(ctx: SendContext, batch: Written[]): Promise<Result[]> {
  if (batch.length === 0) return []
  const all = (mails: Written[], outcome: Outcome) => mails.map(({ message }) => ({ message, outcome }))
  let tried = batch
  try {
    const full = await ctx.limits.spendEach(
      ['mail-hour', 'mail-day'],
      batch.map(({ message }) => message.email_key),
    )
    const waiting = batch.flatMap(({ message }) => {
      const wait = full.get(message.email_key)
      return wait
        ? [{ message, outcome: { kind: 'later' as const, reason: 'many_mails' as const, wait } }]
        : []
    })
    tried = batch.filter(({ message }) => !full.has(message.email_key))
    if (tried.length === 0) return waiting
    const outcomes = await ctx.transport.send(tried.map(toOutgoing))
    return [...waiting, ...tried.map(({ message }, at) => ({ message, outcome: judged(ctx, outcomes[at]) }))]
  } catch {
    return all(batch, { kind: 'later', reason: 'not_made' })
  }
}

function judged(ctx: SendContext, outcome: Outcome = { kind: 'uncertain', reason: 'unclear' }): Outcome {
  return outcome.kind === 'uncertain' ? { ...outcome, wait: doubtOf(ctx) } : outcome
}

function toOutgoing({ orgId, message, document }: Written): OutgoingMail {
  const { id, attempts, kind, email_key } = message
  return { orgId, messageId: id, attempt: attempts, kind, to: email_key, document }
}

function inBatches<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  )
}

function withDocuments(
  orgId: string | null,
  messages: ClaimedMessage[],
  documents: Map<string, MailDocument>,
): Written[] {
  return messages.flatMap((message) => {
    const document = documents.get(message.id)
    return document ? [{ orgId, message, document }] : []
  })
}

function byKind<T extends { kind: string }>(messages: T[]): Map<string, T[]> {
  const kinds = new Map<string, T[]>()
  for (const message of messages) {
    const others = kinds.get(message.kind)
    if (others) others.push(message)
    else kinds.set(message.kind, [message])
  }
  return kinds
}

function toRef({ id, kind, ref_id, locale, variant }: ClaimedMessage): MessageRef {
  return { id, kind, refId: ref_id, locale, variant }
}

function toTold({ message, outcome: { kind: fact, reason } }: Result): Told {
  return { emailKey: message.email_key, messageId: message.id, fact, reason }
}
