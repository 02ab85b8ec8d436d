import type { Accounts } from '../../core/account-scope.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { type MailDocument, renderMail } from './mail-content.ts'
import type { AccountMailKinds, MailKinds, MessageRef } from './mail-kinds.ts'
import { insertEvents } from './message-store.ts'
import {
  accountOutbox,
  type ClaimedMessage,
  cancelClaimed,
  claimDue,
  nextDueAt,
  orgOutbox,
  settle,
} from './outbox-store.ts'
import type { Outcome, Transport } from './transport.ts'

const BATCH = 50
const AT_ONCE = 5

export interface SendContext {
  orgs: Orgs
  accounts: Accounts
  transport: Transport
  mailKinds: MailKinds
  accountMailKinds: AccountMailKinds
}

interface Written {
  message: ClaimedMessage
  document: MailDocument
}

/**
 * Sends what is due for one organization. First a transaction that claims messages and writes their words, then the network
 * with no transaction open, then a transaction that stores what came of it and tells the feature that the mail is about.
 */
export async function sendOrgMail(ctx: SendContext, orgId: string): Promise<void> {
  for (;;) {
    const claimed = await ctx.orgs.write(orgId, async (org) => {
      const outbox = orgOutbox(org)
      const messages = await claimDue(outbox, BATCH)
      const documents = new Map<string, MailDocument>()
      for (const [kind, ofKind] of byKind(messages)) {
        const written = await ctx.mailKinds[kind]?.write(org, ofKind.map(toRef))
        for (const [id, document] of written ?? []) documents.set(id, document)
      }
      await cancelClaimed(
        outbox,
        messages.filter(({ id }) => !documents.has(id)).map(({ id }) => id),
      )
      return { count: messages.length, mails: withDocuments(messages, documents) }
    })
    const results = await sendAll(ctx.transport, claimed.mails)
    const next = await ctx.orgs.write(orgId, async (org) => {
      const outbox = orgOutbox(org)
      const settled = await settle(outbox, results)
      await insertEvents(org, results)
      for (const [kind, ofKind] of byKind(settled)) {
        await ctx.mailKinds[kind]?.onFacts(
          org,
          ofKind.map(({ ref_id }) => ({ refId: ref_id })),
        )
      }
      const runAt = await nextDueAt(outbox)
      if (runAt && claimed.count < BATCH)
        await org.enqueue('send-mail', {}, { runAt, key: `send-later:${orgId}` })
      return runAt
    })
    if (next === null || claimed.count < BATCH) return
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
    const results = await sendAll(ctx.transport, claimed.mails)
    await ctx.accounts.write(async (accounts) => {
      const outbox = accountOutbox(accounts.rows)
      await settle(outbox, results)
      const runAt = await nextDueAt(outbox)
      if (runAt) await accounts.enqueue('send-account-mail', { runAt, key: 'send-account-later' })
    })
    if (claimed.count < BATCH) return
  }
}

async function sendAll(
  transport: Transport,
  mails: Written[],
): Promise<{ message: ClaimedMessage; outcome: Outcome }[]> {
  const waiting = [...mails]
  const results: { message: ClaimedMessage; outcome: Outcome }[] = []
  const work = async () => {
    for (let mail = waiting.shift(); mail; mail = waiting.shift()) {
      results.push({ message: mail.message, outcome: await sendOne(transport, mail) })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return results
}

/** What goes wrong with one mail, also by a fault of ours, never keeps the others from leaving. */
async function sendOne(transport: Transport, { message, document }: Written): Promise<Outcome> {
  try {
    return await transport.send({
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

function toRef({ id, kind, ref_id, locale }: ClaimedMessage): MessageRef {
  return { id, kind, refId: ref_id, locale }
}
