import { randomUUID } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { readEvents, type Told } from './sendgrid-events.ts'

const o = randomUUID()
const m = randomUUID()
const AN_EVENT = {
  email: 'ann@school.example',
  timestamp: 1_700_000_000,
  event: 'delivered',
  sg_event_id: 'one',
  o,
  m,
  a: '1',
}

function read(...events: unknown[]): Told[] {
  return readEvents(Buffer.from(`${JSON.stringify(events)}\r\n`))
}
const one = (changes: object) => read({ ...AN_EVENT, ...changes })[0]

describe('what SendGrid tells', () => {
  it.each<[string, object, object]>([
    ['that it has the mail', { event: 'processed' }, { fact: 'accepted', reason: null }],
    ['that the mailbox has it', { event: 'delivered' }, { fact: 'delivered', reason: null }],
    [
      'that it has to wait',
      { event: 'deferred', response: '450 4.2.1 Please try again later.', attempt: '5' },
      { fact: 'deferred', reason: 'busy', answer: 'Please try again later.' },
    ],
    [
      'that the mailbox has been full so far',
      { event: 'deferred', response: '452 4.2.2 Mailbox full', attempt: 5 },
      { fact: 'deferred', reason: 'mailbox_full' },
    ],
    [
      'that there is no such mailbox',
      {
        event: 'bounce',
        type: 'bounce',
        status: '5.1.1',
        reason: '550 5.1.1 Unknown',
        bounce_classification: 'Invalid Address',
      },
      { fact: 'bounced', reason: 'no_mailbox' },
    ],
    [
      'the same by its class alone',
      { event: 'bounce', type: 'bounce', status: '5.0.0', reason: 'gone', bounce_classification: 'invalid' },
      { fact: 'bounced', reason: 'no_mailbox' },
    ],
    [
      'the same by its words alone',
      { event: 'bounce', reason: '550 No such user here' },
      { fact: 'bounced', reason: 'no_mailbox' },
    ],
    [
      'that the domain takes no mail',
      {
        event: 'bounce',
        type: 'bounce',
        status: '5.1.2',
        reason: 'Bad destination',
        bounce_classification: 'Invalid Address',
      },
      { fact: 'bounced', reason: 'no_domain' },
    ],
    [
      'that the mailbox is full for good',
      {
        event: 'bounce',
        type: 'bounce',
        status: '5.2.2',
        reason: '552 5.2.2 Over quota',
        bounce_classification: 'Mailbox Unavailable',
      },
      { fact: 'bounced', reason: 'mailbox_full' },
    ],
    [
      'that the mailbox is not to be had',
      {
        event: 'bounce',
        type: 'bounce',
        status: '5.0.0',
        reason: '550 Not available',
        bounce_classification: 'Mailbox Unavailable',
      },
      { fact: 'bounced', reason: 'mailbox_off' },
    ],
    [
      'that it is refused',
      { event: 'bounce', type: 'blocked', status: '5.7.1', reason: '550 5.7.1 Blocked by policy' },
      { fact: 'blocked', reason: 'policy' },
    ],
    [
      'that a full mailbox refuses it for now',
      { event: 'bounce', type: 'blocked', status: '5.2.2', reason: '552 5.2.2 Over quota' },
      { fact: 'blocked', reason: 'mailbox_full' },
    ],
    [
      'a bounce that is about us',
      {
        event: 'bounce',
        type: 'bounce',
        status: '5.0.0',
        reason: 'unknown user or spam',
        bounce_classification: 'Reputation',
      },
      { fact: 'blocked' },
    ],
    [
      'a bounce that says nothing: nobody’s mailbox is taken for dead',
      { event: 'bounce', type: 'bounce', status: '5.0.0', reason: '500 Rejected' },
      { fact: 'blocked', reason: 'refused' },
    ],
    [
      'that it came back before',
      { event: 'dropped', reason: 'Bounced Address' },
      { fact: 'dropped', reason: 'returned_before' },
    ],
    [
      'that it was unsubscribed',
      { event: 'dropped', reason: 'Unsubscribed Address' },
      { fact: 'dropped', reason: 'unsubscribed' },
    ],
    [
      'that it was called spam',
      { event: 'dropped', reason: 'Spam Reporting Address' },
      { fact: 'dropped', reason: 'complained' },
    ],
    [
      'that no more may be sent',
      { event: 'dropped', reason: 'Recipient List over Package Quota' },
      { fact: 'dropped', reason: 'mail_setup' },
    ],
    [
      'that it cannot be sent',
      { event: 'dropped', reason: 'Invalid SMTPAPI header' },
      { fact: 'dropped', reason: 'not_made' },
    ],
    ['a complaint', { event: 'spamreport' }, { fact: 'complained' }],
    ['that no more is wanted', { event: 'unsubscribe' }, { fact: 'unsubscribed' }],
    [
      'that no more of a kind is wanted',
      { event: 'group_unsubscribe', asm_group_id: 7 },
      { fact: 'unsubscribed' },
    ],
    ['that it was opened: nothing', { event: 'open' }, { fact: null }],
    ['that a link was pressed: nothing', { event: 'click', url: 'https://x.example' }, { fact: null }],
    ['what nobody knows', { event: 'transmogrified' }, { fact: null }],
  ])('%s', (_, changes, expected) => {
    expect(one(changes)).toMatchObject({
      ...expected,
      about: { orgId: o, messageId: m },
      address: 'ann@school.example',
    })
  })

  it('[32] may be of another type each time', () => {
    expect(one({ timestamp: '1700000000' })?.at).toEqual(new Date(1_700_000_000_000))
    for (const category of ['invite', ['invite', 'x'], null, 7])
      expect(one({ category })?.fact).toBe('delivered')
    for (const attempt of ['5', 5, null]) expect(one({ event: 'deferred', attempt })?.fact).toBe('deferred')
  })

  it('has a time that somebody can mean', () => {
    const before = Date.now()
    for (const timestamp of [-1, 0, 'soon', 1e18, null, undefined, {}]) {
      expect(one({ timestamp })?.at.getTime()).toBeGreaterThanOrEqual(before)
    }
  })

  it('[32] has an id that stays the same, also where there is none', () => {
    expect(one({})?.id).toBe('sendgrid:one')
    const without = () => one({ sg_event_id: undefined })?.id
    expect(without()).toMatch(/^sendgrid:[0-9a-f]{64}$/)
    expect(without()).toBe(without())
    expect(one({ sg_event_id: undefined, timestamp: 1 })?.id).not.toBe(without())
    expect(one({ sg_event_id: 'x'.repeat(101) })?.id).toMatch(/^sendgrid:[0-9a-f]{64}$/)
    expect(one({ sg_event_id: 'a\u0000b' })?.id).toMatch(/^sendgrid:[0-9a-f]{64}$/)
  })

  it('is about a message, the mail of an account, or says of nothing what it is about', () => {
    expect(one({ o: 'none' })?.about).toEqual({ orgId: null, messageId: m })
    expect(one({ o: 'x' })?.about).toBeNull()
    expect(one({ m: undefined })?.about).toBeNull()
    expect(one({ m: "'; drop table messages" })?.about).toBeNull()
    expect(one({ email: 'Ann@School.Example' })?.address).toBe('ann@school.example')
    expect(one({ email: 'x' })?.address).toBeNull()
  })

  it('[33] keeps what is no event from spoiling the others', () => {
    expect(read(null, 7, 'x', [], {}, AN_EVENT).map(({ fact }) => fact)).toEqual([
      null,
      null,
      null,
      null,
      null,
      'delivered',
    ])
    expect(readEvents(Buffer.from(JSON.stringify(AN_EVENT)))).toHaveLength(1)
    expect(() => readEvents(Buffer.from('nonsense'))).toThrow('not valid JSON')
  })
})
