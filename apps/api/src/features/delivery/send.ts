import { setTimeout } from 'node:timers/promises'
import type { Accounts } from '../../core/account-scope.ts'
import { AppError } from '../../core/errors.ts'
import type { Orgs, OrgWriter } from '../../core/org-scope.ts'
import { isUnavailable } from '../../core/pg-errors.ts'
import type { RateLimits } from '../../core/rate-limit.ts'
import { type MailDocument, renderMail } from './mail-content.ts'
import type { AccountMailKinds, MailKinds, MessageRef } from './mail-kinds.ts'
import { insertEvents, isStillToLeave, queueSending } from './message-store.ts'
import {
  accountOutbox,
  type ClaimedMessage,
  cancelClaimed,
  claimDue,
  nextDueAt,
  orgOutbox,
  type Settled,
  settle,
} from './outbox-store.ts'
import type { Outcome, Transport } from './transport.ts'

const BATCH = 50
const AT_ONCE = 5

/** What became of mail that has left is noted within this time, or the mail is tried again. Milliseconds; less than the lease. */
const NOTE_WITHIN = 90_000

export interface SendContext {
  orgs: Orgs
  accounts: Accounts
  transport: Transport
  limits: RateLimits
  mailKinds: MailKinds
  accountMailKinds: AccountMailKinds
}

interface Written {
  message: ClaimedMessage
  document: MailDocument
}

interface Result {
  message: ClaimedMessage
  outcome: Outcome
}

/**
 * Sends one batch of what is due for one organization, and queues itself for the rest: behind the other organizations that have
 * mail, so that a large one never keeps a small one waiting. First a transaction that claims messages and writes their words,
 * then the network with no transaction open, then a transaction that stores what came of it and tells the feature that the mail
 * is about.
 */
export async function sendOrgMail(ctx: SendContext, orgId: string): Promise<void> {
  const mails = await ctx.orgs.write(orgId, (org) => claimMails(ctx, org))
  const mayLeave = (id: string) => ctx.orgs.read(orgId, (org) => isStillToLeave(org, id))
  const results = await sendAll(ctx, mails, mayLeave)
  await insist(() => ctx.orgs.write(orgId, (org) => noteResults(ctx, org, results)))
}

async function claimMails(ctx: SendContext, org: OrgWriter): Promise<Written[]> {
  const outbox = orgOutbox(org)
  const messages = await claimDue(outbox, BATCH)
  const documents = new Map<string, MailDocument>()
  for (const [kind, ofKind] of byKind(messages)) {
    const written = await ctx.mailKinds[kind]?.write(org, ofKind.map(toRef))
    for (const [id, document] of written ?? []) documents.set(id, document)
  }
  const unwritten = messages.filter(({ id }) => !documents.has(id)).map(({ id }) => id)
  await tellKinds(ctx, org, await cancelClaimed(outbox, unwritten))
  return withDocuments(messages, documents)
}

async function noteResults(ctx: SendContext, org: OrgWriter, results: Result[]): Promise<void> {
  const outbox = orgOutbox(org)
  for (const [kind, ofKind] of byKind(results.map(({ message }) => message))) {
    await ctx.mailKinds[kind]?.hold?.(
      org,
      ofKind.map(({ ref_id }) => ref_id),
    )
  }
  const settled = await settle(outbox, results)
  await insertEvents(org, results)
  await tellKinds(ctx, org, settled)
  const runAt = await nextDueAt(outbox)
  if (runAt) await queueSending(org, { sendAfter: runAt })
}

async function tellKinds(ctx: SendContext, org: OrgWriter, settled: Settled[]): Promise<void> {
  for (const [kind, ofKind] of byKind(settled)) {
    await ctx.mailKinds[kind]?.onFacts(
      org,
      ofKind.map(({ ref_id }) => ({ refId: ref_id })),
    )
  }
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
    const claimed = await ctx.accounts.write(async (accounts) => {
      const outbox = accountOutbox(accounts.rows)
      const messages = await claimDue(outbox, BATCH)
      const documents = new Map<string, MailDocument>()
      for (const message of messages) {
        const document = await ctx.accountMailKinds[message.kind]?.(accounts, toRef(message))
        if (document) documents.set(message.id, document)
      }
      await cancelClaimed(
        outbox,
        messages.filter(({ id }) => !documents.has(id)).map(({ id }) => id),
      )
      return { count: messages.length, mails: withDocuments(messages, documents) }
    })
    const results = await sendAll(ctx, claimed.mails, async () => true)
    await ctx.accounts.write(async (accounts) => {
      const outbox = accountOutbox(accounts.rows)
      await settle(outbox, results)
      const runAt = await nextDueAt(outbox)
      if (runAt) await accounts.enqueue('send-account-mail', { runAt, key: 'send-account-later' })
    })
    if (claimed.count < BATCH) return
  }
}

/** `mayLeave` is asked right before each mail: it may have been cancelled since it was claimed. */
async function sendAll(
  ctx: SendContext,
  mails: Written[],
  mayLeave: (id: string) => Promise<boolean>,
): Promise<Result[]> {
  const waiting = [...mails]
  const results: Result[] = []
  const work = async () => {
    for (let mail = waiting.shift(); mail; mail = waiting.shift()) {
      // Who cannot ask does not send: the message is tried again when its lease ends.
      if (await mayLeave(mail.message.id).catch(() => false))
        results.push({ message: mail.message, outcome: await sendOne(ctx, mail) })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return results
}

/** What goes wrong with one mail, also by a fault of ours, never keeps the others from leaving. */
async function sendOne(ctx: SendContext, { message, document }: Written): Promise<Outcome> {
  try {
    const full = await countMail(ctx.limits, message.email_key)
    if (full) return full
    return await ctx.transport.send({
      messageId: message.id,
      to: message.email_key,
      content: renderMail(document),
    })
  } catch {
    return {
      kind: 'later',
      reason: 'This message could not be made. The operator of this installation can help.',
    }
  }
}

/** A mailbox gets so many mails an hour and a day, whoever writes and why. What is too many waits, and says so. */
async function countMail(limits: RateLimits, emailKey: string): Promise<Outcome | null> {
  try {
    await limits.spend('mail-hour', emailKey)
    await limits.spend('mail-day', emailKey)
    return null
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'rate_limited') throw error
    const { retryAfter: wait = 3600 } = error.extras
    return {
      kind: 'later',
      reason: 'Many emails went to this address lately. This one leaves a little later.',
      wait,
    }
  }
}

function withDocuments(messages: ClaimedMessage[], documents: Map<string, MailDocument>): Written[] {
  return messages.flatMap((message) => {
    const document = documents.get(message.id)
    return document ? [{ message, document }] : []
  })
}

function byKind<T extends { kind: string }>(messages: T[]): Map<string, T[]> {
  const kinds = new Map<string, T[]>()
  for (const message of messages) kinds.set(message.kind, [...(kinds.get(message.kind) ?? []), message])
  return kinds
}

function toRef({ id, kind, ref_id, locale, variant }: ClaimedMessage): MessageRef {
  return { id, kind, refId: ref_id, locale, variant }
}
