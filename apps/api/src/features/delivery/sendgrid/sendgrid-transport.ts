import type { Log } from '../../../core/log.ts'
import { tidyDocument } from '../mail-document.ts'
import type { SendGridSettings } from '../mail-settings.ts'
import type { MailFrom } from '../smtp/smtp-message.ts'
import type { Outcome, OutgoingMail, Transport } from '../transport.ts'
import { liftSuppression } from './lift-suppression.ts'
import { describeAnswer, rehearsal } from './sendgrid-check.ts'
import { createSendGridClient } from './sendgrid-client.ts'
import { createGate } from './sendgrid-gate.ts'
import { type Batch, toBatches, toSendGridMail } from './sendgrid-mail.ts'
import { refusedAddress, refusedPlaces } from './sendgrid-outcome.ts'

/** Requests for one batch in a row; what is left then comes with the next one. */
const MOST_TRIES = 20

export interface SendGridOptions {
  settings: SendGridSettings
  from: MailFrom
  log: Log
  /** Is told that SendGrid took mail, and so has something to tell. */
  noteTaken(): Promise<void>
}

/**
 * Hands mail to SendGrid, many to a request. An address that SendGrid refuses fails alone: the others of its request are sent again
 * at once. Whether one may have been taken although nobody heard of it is said and not tried out here.
 */
export function createSendGridTransport({ settings, from, log, noteTaken }: SendGridOptions): Transport {
  const client = createSendGridClient(settings)
  const gate = createGate(log)
  const hearsBack = settings.webhookPublicKeys.length > 0

  /** One request after the other, so that an answer which asks to wait comes before the next. */
  async function sendAll(mails: OutgoingMail[], tries: number): Promise<Told[]> {
    const told: Told[] = []
    for (const batch of toBatches(mails)) told.push(...(await sendBatch(batch, tries)))
    return told
  }

  async function sendBatch(batch: Batch, tries: number): Promise<Told[]> {
    const { mails } = batch
    const closed = gate.closed()
    if (closed) return toAll(mails, closed)
    const answer = await client.send(toSendGridMail(batch, from))
    const refused = refusedPlaces(answer, mails.length)
    if (refused.size > 0) return sendOthers(mails, refused, tries)
    const outcome = gate.judge(answer)
    if (outcome.kind === 'accepted' && hearsBack) await noteTaken().catch(() => undefined)
    if (answer.status !== 413 || mails.length === 1) return toAll(mails, withEvidence(outcome))
    const middle = Math.ceil(mails.length / 2)
    return [...(await sendAll(mails.slice(0, middle), tries)), ...(await sendAll(mails.slice(middle), tries))]
  }

  async function sendOthers(
    mails: OutgoingMail[],
    refused: Map<number, string>,
    tries: number,
  ): Promise<Told[]> {
    const failed = mails.flatMap(({ messageId }, at): Told[] => {
      const said = refused.get(at)
      return said === undefined ? [] : [[messageId, refusedAddress(said)]]
    })
    const others = mails.filter((_, at) => !refused.has(at))
    return [...failed, ...(tries < MOST_TRIES ? await sendAll(others, tries + 1) : toAll(others, NEXT_TIME))]
  }

  /** Where SendGrid tells us nothing of what it took, there is nothing to wait for. */
  function withEvidence(outcome: Outcome): Outcome {
    return outcome.kind === 'accepted' && !hearsBack ? { ...outcome, presumedAfter: 0 } : outcome
  }

  return {
    name: 'sendgrid',
    batchSize: settings.batchSize,
    hearsBack,
    async send(mails) {
      const outcomes = new Map(await sendAll(mails.flatMap(tidied), 1))
      return mails.map(({ messageId }) => outcomes.get(messageId) ?? NOT_MADE)
    },
    check: async () => describeAnswer(await client.send(rehearsal(from)), settings, from),
    lift: (address) => liftSuppression(client, address),
    async close() {
      client.close()
    },
  }
}

/** What became of a message. */
type Told = [messageId: string, outcome: Outcome]

const NEXT_TIME: Outcome = { kind: 'later', reason: 'busy', wait: 1 }
const NOT_MADE: Outcome = { kind: 'later', reason: 'not_made' }

/** A mail that cannot be made keeps no other from leaving. */
function tidied(mail: OutgoingMail): OutgoingMail[] {
  try {
    return [{ ...mail, document: tidyDocument(mail.document) }]
  } catch {
    return []
  }
}

function toAll(mails: OutgoingMail[], outcome: Outcome): Told[] {
  return mails.map(({ messageId }) => [messageId, outcome])
}
