import net from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { readPublishedContract, type SendGridSim, startSendGridSim } from '@rollcall/sendgrid-sim'
import { aDocument, linkFor, mailsTo, ORG_ID, people } from '../../../../test/outgoing-mail.ts'
import { createLog } from '../../../core/log.ts'
import { type MailDocument, renderMail } from '../mail-content.ts'
import type { OutgoingMail, Transport } from '../transport.ts'
import { createSendGridTransport } from './sendgrid-transport.ts'

let sim: SendGridSim
let transport: Transport
beforeAll(async () => {
  sim = await startSendGridSim()
  transport = createSendGridTransport({
    settings: { apiKey: sim.apiKey, baseUrl: sim.url, batchSize: 1000, webhookPublicKeys: [sim.publicKey()] },
    from: { name: 'Rollcall', address: 'invites@mail.acme.example' },
    log: createLog('silent'),
    noteTaken: async () => undefined,
  })
})
afterAll(async () => {
  await transport.close()
  await sim.close()
})
afterEach(() => void sim.requests.splice(0))

const published = readPublishedContract()

/** Sends, and gives the bodies of the requests. All of them were taken. */
async function bodiesOf(mails: OutgoingMail[]) {
  const outcomes = await transport.send(mails)
  expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['accepted']))
  return sim.requests.splice(0).map(({ body }) => JSON.parse(JSON.stringify(body)))
}

const mailTo = (address: string) =>
  sim.mailTo(address).at(-1) ?? { subject: '', html: '', text: '', headers: {}, from: {} }

describe('what SendGrid is asked', () => {
  it.each([
    ['one person', people(1)],
    ['250 people', people(250)],
    ['a thousand people', people(1000)],
    ['64 letters before the @', [`${'x'.repeat(64)}@school.example`]],
    ['a domain of other letters', ['ana@xn--espaa-rta.example']],
    ['every sign that an address may have', ["!#$%&'*+/=?^_`{|}~-.a@school.example"]],
  ])('[1] fits what SendGrid publishes, to %s', async (_, addresses) => {
    const [body, ...more] = await bodiesOf(mailsTo(addresses))
    expect(more).toEqual([])
    expect(body.personalizations).toHaveLength(addresses.length)
    if (published) expect([published(body), published.errors]).toEqual([true, null])
  })

  it.each([
    ['emoji', 'École 🦄 & Söhne'],
    ['letters from right to left', 'مدرسة الأمل'],
    ['an empty name', ''],
    ['200 letters', 'Ñ'.repeat(200)],
  ])('[1] fits with %s in every text, in both languages', async (_, org) => {
    const mails = [aDocument(org, 'ann', 'en'), aDocument(org, 'ana', 'es')].flatMap((document, at) =>
      mailsTo([`l${at}@school.example`], { document }),
    )
    for (const body of await bodiesOf(mails)) if (published) expect(published(body)).toBe(true)
    expect(mailTo('l1@school.example')).toMatchObject(renderMail(aDocument(org, 'ana', 'es')))
  })

  it('[2] has no address twice, and mails of several kinds apart', async () => {
    const bodies = await bodiesOf([
      ...mailsTo(['ann@school.example', 'bob@school.example', 'ann@school.example']),
      ...mailsTo(['eve@school.example'], { kind: 'announcement' }),
    ])
    const addresses = bodies.map((body) =>
      body.personalizations.map((one: { to: { email: string }[] }) => one.to[0]?.email),
    )
    expect(addresses).toEqual([
      ['ann@school.example', 'bob@school.example'],
      ['ann@school.example'],
      ['eve@school.example'],
    ])
    expect(bodies.map((body) => body.categories)).toEqual([['invite'], ['invite'], ['announcement']])
  })

  it('[3] carries ids along and nothing of a person or an organization', async () => {
    const mails = mailsTo(people(3), { attempt: 2 })
    const [body] = await bodiesOf(mails)
    expect(body.personalizations.map((one: { custom_args: object }) => one.custom_args)).toEqual(
      mails.map(({ messageId }) => ({ o: ORG_ID, m: messageId, a: '2' })),
    )
    expect(body.custom_args).toBeUndefined()
    expect(body.categories).toEqual(['invite'])
  })

  it('[3] says of the mail of an account that it belongs to no organization', async () => {
    const [body] = await bodiesOf(mailsTo(['ann@school.example'], { orgId: null, kind: 'verify' }))
    expect(body.personalizations[0].custom_args.o).toBe('none')
    expect(body.personalizations[0].headers['Feedback-ID']).toBeUndefined()
  })

  it('[4] has all tracking off, and the link in both forms is the one we gave', async () => {
    const addresses = people(2, 'link')
    const [body] = await bodiesOf(mailsTo(addresses))
    expect(body.tracking_settings).toEqual({
      click_tracking: { enable: false, enable_text: false },
      open_tracking: { enable: false },
      subscription_tracking: { enable: false },
      ganalytics: { enable: false },
    })
    for (const address of addresses) {
      expect(mailTo(address).text.split('\n')).toContain(linkFor(address))
      const links = [...mailTo(address).html.matchAll(/href="([^"]*)"/g)].map(([, link]) =>
        link?.replaceAll('&amp;', '&'),
      )
      expect(links).toEqual([linkFor(address), linkFor(address)])
    }
  })

  it('[5] goes to the address that is set, and no connection leaves this machine', async () => {
    const connect = net.Socket.prototype.connect
    const hosts: unknown[] = []
    net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
      hosts.push(JSON.stringify(args).match(/"host":"([^"]*)"/)?.[1])
      return Reflect.apply(connect, this, args)
    }
    const fresh = createSendGridTransport({
      settings: { apiKey: sim.apiKey, baseUrl: sim.url, batchSize: 1, webhookPublicKeys: [] },
      from: { name: 'Rollcall', address: 'invites@mail.acme.example' },
      log: createLog('silent'),
      noteTaken: async () => undefined,
    })
    try {
      await fresh.send(mailsTo(['ann@school.example']))
    } finally {
      net.Socket.prototype.connect = connect
      await fresh.close()
    }
    expect(hosts).toEqual(['127.0.0.1'])
    expect(sim.requests).toHaveLength(1)
  })

  it.each([
    ['{{url}}'],
    ['-k7f3_url-'],
    ['-0h- -0t- -s-'],
    ['<script>alert(1)</script>'],
    ['&amp;'],
    ['x'.repeat(200)],
    ['Acme\r\nBcc: eve@evil.example'],
    ['$& $1 $`'],
    ['"><img src=x>'],
  ])('[6] shows an organization called %j as it is called, and nothing else changes', async (org) => {
    const addresses = people(3, `n${Math.random().toString(36).slice(2)}`)
    const mails = addresses.flatMap((to) => mailsTo([to], { document: aDocument(org, to) }))
    const [body] = await bodiesOf(mails)
    for (const [at, to] of addresses.entries()) {
      const { subject, html, text, headers, from } = mailTo(to)
      expect({ subject, html, text }).toEqual(renderMail(aDocument(org, to)))
      expect(Object.keys(headers)).toEqual(['Auto-Submitted', 'X-Auto-Response-Suppress', 'Feedback-ID'])
      expect(JSON.stringify([headers, from, subject])).not.toMatch(/\\r|\\n/)
      for (const other of addresses.filter((_, place) => place !== at))
        expect(html + text).not.toContain(linkFor(other))
    }
    expect(body.personalizations.every((one: { to: unknown[] }) => one.to.length === 1)).toBe(true)
  })

  it('[6] puts a mail that differs in more than SendGrid can fill in into a request of its own', async () => {
    const long: MailDocument = {
      ...aDocument('Acme Training', 'long'),
      blocks: Array.from({ length: 4 }, (_, at) => ({
        kind: 'paragraph',
        text: `${at} ${'word '.repeat(700)}`,
      })),
    }
    const short = {
      ...long,
      blocks: long.blocks.map(() => ({ kind: 'paragraph' as const, text: 'A word.' })),
    }
    const other = { ...short, subject: 'Another subject' }
    const mails = [long, short, other].flatMap((document, at) =>
      mailsTo([`h${at}@school.example`], { document }),
    )
    const bodies = await bodiesOf(mails)
    expect(bodies.map((body) => body.personalizations.length)).toEqual([2, 1])
    expect(mailTo('h0@school.example')).toMatchObject(renderMail(long))
    expect(mailTo('h2@school.example')).toMatchObject(renderMail(other))
  })

  it('[59] is from the sender that is set, with the name of the organization, and says that a machine wrote it', async () => {
    await bodiesOf(mailsTo(['head@school.example']))
    expect(mailTo('head@school.example')).toMatchObject({
      from: { email: 'invites@mail.acme.example', name: 'Acme Training via Rollcall' },
      headers: { 'Auto-Submitted': 'auto-generated', 'Feedback-ID': `invite:${ORG_ID}:rollcall` },
    })
  })
})
