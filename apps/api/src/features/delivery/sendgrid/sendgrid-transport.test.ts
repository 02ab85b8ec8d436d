import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, describe, expect, it } from '@jest/globals'
import { type Answer, type SendGridSim, startSendGridSim } from '@rollcall/sendgrid-sim'
import { pino } from 'pino'
import { linkFor, mailsTo, people } from '../../../../test/outgoing-mail.ts'
import type { SendGridSettings } from '../mail-settings.ts'
import type { Outcome, OutgoingMail, Transport } from '../transport.ts'
import { checkSendGrid } from './sendgrid-check.ts'
import { createSendGridTransport } from './sendgrid-transport.ts'

const FROM = { name: 'Rollcall', address: 'invites@mail.acme.example' }
const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

interface Sending {
  sim: SendGridSim
  transport: Transport
  /** What was written to the log. */
  log: string[]
}

async function aSending(settings: Partial<SendGridSettings> = {}): Promise<Sending> {
  const sim = await startSendGridSim({ senderDomains: ['mail.acme.example'] })
  const log: string[] = []
  const transport = createSendGridTransport({
    settings: {
      apiKey: sim.apiKey,
      baseUrl: sim.url,
      batchSize: 250,
      webhookPublicKeys: [sim.publicKey()],
      ...settings,
    },
    from: FROM,
    log: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
    noteTaken: async () => undefined,
  })
  open.push(sim, transport)
  return { sim, transport, log }
}

const kinds = (outcomes: Outcome[]) => [...new Set(outcomes.map(({ kind }) => kind))]
const copies = (sim: SendGridSim, mails: OutgoingMail[]) =>
  mails.map(({ messageId }) => sim.copiesOf(messageId))

describe('what became of mails that were handed to SendGrid', () => {
  it('[7] they are accepted, and not yet delivered', async () => {
    const { transport } = await aSending()
    expect(await transport.send(mailsTo(people(2)))).toEqual([
      { kind: 'accepted', reason: null },
      { kind: 'accepted', reason: null },
    ])
  })

  it('[19] they are taken for an arrival where SendGrid tells nothing', async () => {
    const { transport } = await aSending({ webhookPublicKeys: [] })
    expect(await transport.send(mailsTo(people(1)))).toEqual([
      { kind: 'accepted', reason: null, presumedAfter: 0 },
    ])
    expect(transport.hearsBack).toBe(false)
  })

  it('[8] one refused address of 250 fails alone, with the reason, and each of the others is sent once', async () => {
    const { sim, transport } = await aSending()
    const addresses = people(250)
    addresses[37] = 'invalid+x@school.example'
    const mails = mailsTo(addresses)
    const outcomes = await transport.send(mails)
    expect(outcomes[37]).toEqual({
      kind: 'blocked',
      reason: 'invalid_address',
      answer: 'Does not contain a valid address.',
    })
    expect(kinds(outcomes.filter((_, at) => at !== 37))).toEqual(['accepted'])
    expect(copies(sim, mails)).toEqual(mails.map((_, at) => (at === 37 ? 0 : 1)))
  })

  it.each([
    ['all at once', false, 2],
    ['one after the other', true, 6],
  ])(
    '[9] five refused addresses fail, told %s, and each of the others is sent once',
    async (_, nameOneFault, requests) => {
      const { sim, transport } = await aSending()
      sim.chaos.nameOneFault = nameOneFault
      const bad = [0, 17, 100, 101, 249]
      const mails = mailsTo(
        people(250).map((address, at) => (bad.includes(at) ? `invalid+${address}` : address)),
      )
      const outcomes = await transport.send(mails)
      expect(outcomes.flatMap(({ kind }, at) => (kind === 'blocked' ? [at] : []))).toEqual(bad)
      expect(copies(sim, mails)).toEqual(mails.map((_, at) => (bad.includes(at) ? 0 : 1)))
      expect(sim.requests).toHaveLength(requests)
    },
  )

  it('[9] where there are more than can be sorted out at once, the others wait for the next call', async () => {
    const { sim, transport } = await aSending()
    sim.chaos.nameOneFault = true
    const mails = mailsTo(people(50).map((address, at) => (at < 30 ? `invalid+${address}` : address)))
    const first = await transport.send(mails)
    expect(first.filter(({ kind }) => kind === 'blocked')).toHaveLength(20)
    const waiting = mails.filter((_, at) => first[at]?.kind === 'later')
    const second = await transport.send(waiting)
    expect(second.filter(({ kind }) => kind === 'blocked')).toHaveLength(10)
    expect(second.filter(({ kind }) => kind === 'accepted')).toHaveLength(20)
  })

  it('[10] a refusal that is about nobody marks none as failed, and asks for a pause of this organization alone', async () => {
    const { sim, transport, log } = await aSending()
    sim.answerNext({ kind: 'refused', field: 'content', message: 'The content is not allowed.' })
    const refused = await transport.send(mailsTo(people(250)))
    expect(kinds(refused)).toEqual(['later'])
    expect(refused[0]).toMatchObject({
      reason: 'mail_setup',
      answer: 'The content is not allowed.',
      pause: { whose: 'organization', reason: 'not_taken' },
    })
    const other = mailsTo(people(2, 'other'), { orgId: '0190d3c6-0000-7000-8000-000000000002' })
    expect(kinds(await transport.send(other))).toEqual(['accepted'])
    expect(log).toHaveLength(1)
  })

  it('[11] after too many requests nothing is sent before the time that is said, and all of it after, with one alert', async () => {
    const { sim, transport, log } = await aSending()
    sim.answerNext({ kind: 'too_many_requests', resetInSeconds: 1 })
    const mails = mailsTo(people(3))
    const first = await transport.send(mails)
    expect(first[0]).toMatchObject({
      kind: 'later',
      reason: 'busy',
      pause: { whose: 'everybody', reason: 'busy' },
    })
    await transport.send(mails)
    await transport.send(mailsTo(people(1, 'other'), { orgId: null }))
    expect(sim.requests.map(({ status }) => status)).toEqual([429])

    await eventually(async () => kinds(await transport.send(mails)).join() === 'accepted')
    expect(sim.requests.map(({ status }) => status)).toEqual([429, 202])
    expect(log).toHaveLength(1)
  })

  it('[12] without credits nothing is sent for an hour, and nothing is marked as failed', async () => {
    const { sim, transport, log } = await aSending()
    sim.answerNext({ kind: 'no_credits' })
    const [first] = await transport.send(mailsTo(people(1)))
    expect(first).toMatchObject({
      kind: 'later',
      reason: 'mail_setup',
      answer: 'Maximum credits exceeded',
      wait: 3600,
      pause: { whose: 'everybody', reason: 'no_credits', seconds: 3600 },
    })
    const [second] = await transport.send(mailsTo(people(1, 'other'), { orgId: null }))
    expect(second).toMatchObject({ kind: 'later', reason: 'mail_setup' })
    expect(sim.requests).toHaveLength(1)
    expect(log).toHaveLength(1)
  })

  it('one refusal of the key is a mood, three in a row stop the sending', async () => {
    const { sim, transport, log } = await aSending()
    sim.answerNext({ kind: 'forbidden' }, 2)
    const send = async () => kinds(await transport.send(mailsTo(people(1))))
    expect([await send(), await send(), await send()]).toEqual([['later'], ['later'], ['accepted']])
    expect(log).toEqual([])
    sim.answerNext({ kind: 'forbidden' }, 3)
    for (let times = 0; times < 5; times += 1) await send()
    expect(sim.requests).toHaveLength(6)
    expect(log).toHaveLength(1)
  })

  it.each<[string, Answer, number]>([
    ['[13] a 503', { kind: 'unavailable', taken: false }, 0],
    ['[16] a 503 with a page of HTML after the mail was taken', { kind: 'unavailable', taken: true }, 1],
    ['[17] a connection that breaks after the mail was taken', { kind: 'drop', taken: true }, 1],
    ['[18] a connection that breaks before', { kind: 'drop', taken: false }, 0],
  ])('%s leaves it open whether they were taken, and the next ones go', async (_, answer, taken) => {
    const { sim, transport } = await aSending()
    const mails = mailsTo(people(2))
    sim.answerNext(answer)
    expect(await transport.send(mails)).toEqual(mails.map(() => ({ kind: 'uncertain', reason: 'unclear' })))
    expect(copies(sim, mails)).toEqual([taken, taken])
    expect(kinds(await transport.send(mailsTo(people(2, 'next'))))).toEqual(['accepted'])
  })

  it('[14] a request that is too large is sent in halves', async () => {
    const { sim, transport } = await aSending()
    sim.answerNext({ kind: 'too_large' }, 3)
    const mails = mailsTo(people(8))
    expect(kinds(await transport.send(mails))).toEqual(['accepted'])
    expect(copies(sim, mails)).toEqual(mails.map(() => 1))
    expect(sim.requests.map(({ status }) => status)).toEqual(
      [413, 413, 413, 202, 202, 202, 202].slice(0, sim.requests.length),
    )
  })

  it('[15] a redirect is not followed', async () => {
    const elsewhere = await aServer()
    const { sim, transport } = await aSending()
    sim.answerNext({ kind: 'redirect', to: elsewhere.url })
    expect(await transport.send(mailsTo(people(1)))).toMatchObject([{ kind: 'later', reason: 'mail_setup' }])
    expect(elsewhere.requests()).toBe(0)
  })

  it('a server that is not there has surely taken nothing', async () => {
    const { sim, transport } = await aSending()
    await sim.close()
    expect(await transport.send(mailsTo(people(1)))).toEqual([
      { kind: 'later', reason: 'no_answer', pause: { whose: 'everybody', reason: 'no_answer', seconds: 60 } },
    ])
  })

  it('a mail that cannot be made keeps no other from leaving', async () => {
    const { sim, transport } = await aSending()
    const [bad, good] = mailsTo(people(2))
    if (!bad || !good) throw new Error('There are two.')
    bad.document = {
      ...bad.document,
      blocks: [{ kind: 'button', text: 'Press', url: 'javascript:alert(1)' }],
    }
    expect(await transport.send([bad, good])).toMatchObject([
      { kind: 'later', reason: 'not_made' },
      { kind: 'accepted' },
    ])
    expect(copies(sim, [bad, good])).toEqual([0, 1])
  })

  it.each<[string, (sending: Sending) => void | Promise<void>]>([
    ['a refusal', ({ sim }) => sim.answerNext({ kind: 'refused', field: 'content', message: 'No.' })],
    ['credits that are gone', ({ sim }) => sim.answerNext({ kind: 'no_credits' })],
    ['a limit', ({ sim }) => sim.answerNext({ kind: 'too_many_requests', resetInSeconds: 60 })],
    ['a page of HTML', ({ sim }) => sim.answerNext({ kind: 'unavailable', taken: false }, 5)],
    ['a connection that breaks', ({ sim }) => sim.answerNext({ kind: 'drop', taken: false }, 5)],
    ['a redirect', ({ sim }) => sim.answerNext({ kind: 'redirect', to: 'http://127.0.0.1:1/' }, 5)],
    ['a server that is not there', ({ sim }) => sim.close()],
  ])(
    '[22] neither the key nor an address or a link gets into outcomes or the log: %s',
    async (_, goWrong) => {
      const sending = await aSending()
      await goWrong(sending)
      const seen: unknown[] = []
      for (let times = 0; times < 4; times += 1)
        seen.push(await sending.transport.send(mailsTo(['ann@school.example'])))
      const text = JSON.stringify([seen, sending.log])
      expect(sending.log.length).toBeGreaterThan(0)
      expect(text).not.toContain(sending.sim.apiKey)
      expect(text).not.toContain('ann@')
      expect(text).not.toContain(linkFor('ann@school.example'))
      expect(text).not.toContain('secret-of')
    },
  )
})

describe('an address that SendGrid sends nothing to', () => {
  it('[65] is taken off all its lists, and the next mail is not dropped', async () => {
    const { sim, transport } = await aSending()
    const address = 'bounce+ann@school.example'
    for (const list of ['bounces', 'spam_reports', 'invalid_emails', 'unsubscribes'] as const)
      sim.lists.add(list, address)
    await transport.lift?.(address)
    expect(sim.lists.reasonFor(address)).toBeUndefined()
    await transport.lift?.(address)
  })

  it('[65] stays on them while the key may not change them, which is said without the address', async () => {
    const { sim } = await aSending()
    const transport = createSendGridTransport({
      settings: { apiKey: 'SG.wrong', baseUrl: sim.url, batchSize: 1, webhookPublicKeys: [] },
      from: FROM,
      log: pino({ level: 'silent' }),
      noteTaken: async () => undefined,
    })
    open.push(transport)
    await expect(transport.lift?.('ann@school.example')).rejects.toThrow(/permission "Suppressions"/)
    await expect(transport.lift?.('ann@school.example')).rejects.not.toThrow(/ann@|SG\./)
  })
})

describe('the look at SendGrid before anything is sent', () => {
  const check = ({ sim }: Sending, changes: Partial<SendGridSettings> = {}, from = FROM) =>
    checkSendGrid(
      { apiKey: sim.apiKey, baseUrl: sim.url, batchSize: 1, webhookPublicKeys: [], ...changes },
      from,
    )

  it('says nothing when all is well, and sends no mail', async () => {
    const sending = await aSending()
    expect(await check(sending)).toBeNull()
    expect(await sending.transport.check()).toBeNull()
    expect(sending.sim.taken().copies).toBe(0)
  })

  it.each<[string, (sending: Sending) => Promise<string | null>, RegExp]>([
    [
      'a wrong key',
      (sending) => check(sending, { apiKey: 'SG.wrong.key' }),
      /does not know the key of SENDGRID_API_KEY/,
    ],
    [
      'a sender that is not verified',
      (sending) => check(sending, {}, { ...FROM, address: 'us@other.example' }),
      /sends no mail from us@other\.example.*MAIL_FROM/,
    ],
    [
      'a key without the permission',
      (sending) => {
        sending.sim.answerNext({ kind: 'forbidden' })
        return check(sending)
      },
      /permission "Mail Send"/,
    ],
    [
      'no credits',
      (sending) => {
        sending.sim.answerNext({ kind: 'no_credits' })
        return check(sending)
      },
      /no credits left/,
    ],
    [
      'a server that is ill',
      (sending) => {
        sending.sim.answerNext({ kind: 'unavailable', taken: false })
        return check(sending)
      },
      /not take mail at the moment \(503\)/,
    ],
    [
      'another server',
      (sending) => check(sending, { baseUrl: `${sending.sim.url}/other` }),
      /is not SendGrid \(404\).*SENDGRID_BASE_URL/,
    ],
    [
      'nobody there',
      (sending) => check(sending, { baseUrl: 'http://127.0.0.1:1' }),
      /was not reached at 127\.0\.0\.1:1/,
    ],
    [
      'a name that nobody has',
      (sending) => check(sending, { baseUrl: 'http://sendgrid.invalid' }),
      /was not found at sendgrid\.invalid/,
    ],
  ])('says in one sentence what is wrong: %s', async (_, look, sentence) => {
    const said = await look(await aSending())
    expect(said).toMatch(sentence)
    expect(said).not.toContain('SG.')
  })
})

/** Somebody else who listens. */
async function aServer() {
  let count = 0
  const server = createServer((_request, response) => {
    count += 1
    response.end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  open.push(server)
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`,
    requests: () => count,
  }
}

async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50))
}
