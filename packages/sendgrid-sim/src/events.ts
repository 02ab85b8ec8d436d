import { randomBytes } from 'node:crypto'
import type { EventDraft } from './fates.ts'

/** An event as it goes over the wire: flat, with the custom args of the message among its fields. */
export type SimEvent = Record<string, unknown>

export interface EventSubject {
  email: string
  /** The `X-Message-Id` of the request. */
  requestId: string
  /** The place of the recipient in the request. */
  at: number
  customArgs: Record<string, string>
  categories: string[]
}

export function toEvent(
  draft: EventDraft,
  { email, requestId, at, customArgs, categories }: EventSubject,
): SimEvent {
  return {
    ...customArgs,
    ...toEventWithoutIds(draft, email),
    'smtp-id': `<${requestId}@geopod-ismtpd-1>`,
    sg_message_id: `${requestId}.recvd-5c8c7d8f9c-x2v4k-1-65F1B2C3-${at}.0`,
    ...(categories.length > 0 ? { category: categories } : {}),
  }
}

/** What is said of a bounce that came back as a mail: the address, and nothing to find the message by. */
export function toEventWithoutIds(draft: EventDraft, email: string): SimEvent {
  return {
    email,
    timestamp: Math.floor(Date.now() / 1000),
    sg_event_id: randomBytes(16).toString('base64url'),
    sg_message_id: '',
    ...draft,
  }
}
