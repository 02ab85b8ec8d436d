import { createHash } from 'node:crypto'
import { parseEmailAddress } from '../../../core/email-address.ts'
import { AppError } from '../../../core/errors.ts'
import { isUuid } from '../../../core/ids.ts'
import type { MailEvent } from '../events/apply-events.ts'
import { judgeEvent } from './judge-event.ts'
import { NO_ORG } from './sendgrid-mail.ts'

/** Something that SendGrid tells. */
export interface Told extends Omit<MailEvent, 'messageId' | 'fact'> {
  /** SendGrid's word for it. */
  type: string
  /** Null: it is no news of a mail that concerns us. */
  fact: MailEvent['fact'] | null
  /** Whether it came with no id at all, as a bounce does that came back to SendGrid as a mail. */
  isNameless: boolean
  /** The message that it is about; null: it does not say, or it is none of ours. */
  about: { orgId: string | null; messageId: string } | null
  /** Whom the mail was to; null: it does not say. */
  address: string | null
}

/** A field of an event: there or not, and of whatever type SendGrid chose this time. */
export type EventField = (name: string) => string

/** What a post of SendGrid tells. Something in it that is no event keeps nothing else from being heard. Throws when it is no JSON. */
export function readEvents(body: Buffer): Told[] {
  const parsed = parse(body)
  return (Array.isArray(parsed) ? parsed : [parsed]).map(toTold)
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    throw new AppError('malformed_json', 'The body is not valid JSON.')
  }
}

function toTold(raw: unknown): Told {
  const field: EventField = (name) => {
    const value: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, name) : undefined
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  const type = field('event')
  return {
    id: `sendgrid:${idOf(field('sg_event_id'), raw)}`,
    type,
    isNameless: !['o', 'm', 'sg_message_id'].some(field),
    about: aboutOf(field('o').toLowerCase(), field('m').toLowerCase()),
    address: parseEmailAddress(field('email'))?.key ?? null,
    at: timeOf(field('timestamp')),
    ...judgeEvent(type, field),
  }
}

/** The same event has the same id, however often it is told, also where SendGrid gives it none. */
function idOf(id: string, raw: unknown): string {
  if (/^[\w.~+/=-]{1,100}$/.test(id)) return id
  return createHash('sha256')
    .update(JSON.stringify(raw) ?? '')
    .digest('hex')
}

function aboutOf(orgId: string, messageId: string): Told['about'] {
  if (!isUuid(messageId)) return null
  if (orgId === NO_ORG) return { orgId: null, messageId }
  return isUuid(orgId) ? { orgId, messageId } : null
}

const A_DAY_MS = 24 * 60 * 60 * 1000

/** A time that nobody can mean is now. */
function timeOf(seconds: string): Date {
  const time = Number(seconds) * 1000
  return time > 0 && time < Date.now() + A_DAY_MS ? new Date(time) : new Date()
}
