import type { KeyObject } from 'node:crypto'
import { signatureHeaders, toPostBody } from '@rollcall/sendgrid-sim'
import supertest, { type Response } from 'supertest'
import type { World } from './world.ts'

/** A post to the webhook: the bytes, and what proves that they are from SendGrid. */
export interface Post {
  publicKey: string
  signature: string
  timestamp: string
  body: string
}

/**
 * Two posts that SendGrid has published, signed by itself, one with a single event and one with two, so that checks can be checked
 * (sendgrid/sendgrid-nodejs, packages/eventwebhook, MIT).
 */
export const PUBLISHED_POSTS: [string, Post][] = [
  [
    'one event',
    {
      publicKey:
        'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==',
      signature:
        'MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=',
      timestamp: '1600112502',
      body: toPostBody([
        {
          email: 'hello@world.com',
          event: 'dropped',
          reason: 'Bounced Address',
          sg_event_id: 'ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA',
          sg_message_id: 'LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0',
          'smtp-id': '<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>',
          timestamp: 1600112492,
        },
      ]),
    },
  ],
  [
    'two events',
    {
      publicKey:
        'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEQ4LIFtWztlsF7skFqOncjD1lun4H5w8XOhyOArHW9RcIx/FfEzx6cikC/yPfUvwaX/JScE7Fc9CJD2afQ9Ok3Q==',
      signature:
        'MEYCIQC/I4o6vCgqRYrTljjoVWB/GRWNtxeePlLMHr3x9ETeRQIhAIpV+03nREPTTHWSW0wIOA0EoMPdcNgXa70yCaqDJlu5',
      timestamp: '1619651159',
      body: toPostBody([
        {
          email: 'invalid@gmail.com',
          event: 'processed',
          send_at: 0,
          sg_event_id: 'cHJvY2Vzc2VkLTE5OTQyMTEyLXFOd0JMZ1BRUWpXNkRKdktRd1NBYnctMA',
          sg_message_id: 'qNwBLgPQQjW6DJvKQwSAbw.filterdrecv-canary-547b64655b-cw6zx-1-6089EA4A-56.0',
          'smtp-id': '<qNwBLgPQQjW6DJvKQwSAbw@ismtpd0178p1mdw1.sendgrid.net>',
          timestamp: 1619651146,
        },
        {
          email: 'invalid@gmail.com',
          event: 'bounce',
          ip: '167.89.101.76',
          reason:
            '552 5.2.2 The email account that you tried to reach is over quota and inactive. Please direct the recipient to https://support.google.com/mail/?p=OverQuotaPerm c17si1130468pgv.34 - gsmtp',
          sg_event_id: 'Ym91bmNlLTAtMTk5NDIxMTItcU53QkxnUFFRalc2REp2S1F3U0Fidy0w',
          sg_message_id: 'qNwBLgPQQjW6DJvKQwSAbw.filterdrecv-canary-547b64655b-cw6zx-1-6089EA4A-56.0',
          'smtp-id': '<qNwBLgPQQjW6DJvKQwSAbw@ismtpd0178p1mdw1.sendgrid.net>',
          status: '5.2.2',
          timestamp: 1619651147,
          tls: 1,
          type: 'blocked',
        },
      ]),
    },
  ],
]

const SIGNATURE = 'X-Twilio-Email-Event-Webhook-Signature'
const TIMESTAMP = 'X-Twilio-Email-Event-Webhook-Timestamp'

/** Hands a body to the webhook, with these headers and no others. */
export async function postBytes(
  { app }: Pick<World, 'app'>,
  body: string | Buffer,
  headers: Record<string, string>,
): Promise<Response> {
  const request = supertest(app).post('/events/sendgrid').set('Content-Type', 'application/json').set(headers)
  return body.length > 0 ? request.send(body.toString()) : request
}

export function postAsPublished(
  world: Pick<World, 'app'>,
  { body, signature, timestamp }: Post,
): Promise<Response> {
  return postBytes(world, body, { [SIGNATURE]: signature, [TIMESTAMP]: timestamp })
}

/** Tells events as SendGrid does, signed with this key. */
export function tell(world: Pick<World, 'app'>, key: KeyObject, events: unknown[]): Promise<Response> {
  const body = `[${events.map((event) => JSON.stringify(event)).join(',\r\n')}]\r\n`
  return postBytes(world, body, signatureHeaders(body, key))
}
