import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { InviteDto } from '@rollcall/contract'
import PostalMime from 'postal-mime'
import { type Admin, aGroup, anAdmin } from '../../../../test/given.ts'
import { letPass } from '../../../../test/let-pass.ts'
import { type MailServer, startMailServer } from '../../../../test/mail-server.ts'
import { createWorld, type World } from '../../../../test/world.ts'
import type { SmtpSettings } from '../mail-settings.ts'
import { checkMailServer } from './smtp-transport.ts'

let server: MailServer
let world: World
let admin: Admin
let groupId: string

const settingsOf = (port: number, more: Partial<SmtpSettings> = {}): SmtpSettings => ({
  host: '127.0.0.1',
  port,
  secure: false,
  login: null,
  maxConnections: 5,
  ratePerSecond: null,
  pendingOn: 'accepted',
  ...more,
})
const worldBy = (smtp: SmtpSettings) =>
  createWorld({ mailTransport: 'smtp', mailFrom: 'invites@mail.acme.example', smtp })

beforeAll(async () => {
  server = await startMailServer()
  world = await worldBy(settingsOf(server.port))
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin)
})
afterAll(async () => {
  await world.close()
  await server.close()
})

async function invited(email: string, by = admin, group = groupId, where = world): Promise<InviteDto> {
  const reply = await by.call('POST /invites', { groupId: group, emails: [email] })
  await where.runJobs()
  return reply.body.items[0].invite
}

const tellOf = async ({ id }: InviteDto, by = admin) => {
  const { learnerStatus, delivery } = (await by.call(`GET /invites/${id}`)).body
  return { learnerStatus, ...delivery }
}
const takenFor = (part: string, from = server) => from.taken.filter(({ to }) => to[0]?.startsWith(part))

describe('a mail that the mail server takes', () => {
  it('[49] is sent, and the learner Pending: handed over, delivery not confirmed', async () => {
    const invite = await invited('ann@s.example')
    expect(await tellOf(invite)).toMatchObject({
      learnerStatus: 'pending',
      state: 'sent',
      evidence: 'relay',
      reason: null,
    })
  })

  it('[59] has the headers that mail of machines has, aligned with our domain, and lines that fit', async () => {
    await invited('bea@s.example')
    const { from, raw } = takenFor('bea')[0] ?? { from: '', raw: '' }
    expect(from).toBe('invites@mail.acme.example')
    const mail = await PostalMime.parse(raw)
    expect(mail.from).toEqual({ address: 'invites@mail.acme.example', name: 'Acme Training via Rollcall' })
    expect(mail.to).toEqual([{ address: 'bea@s.example', name: '' }])
    const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value
    expect(header('auto-submitted')).toBe('auto-generated')
    expect(header('x-auto-response-suppress')).toBe('All')
    expect(header('feedback-id')).toBe(`invite:${admin.orgId}:rollcall`)
    expect(mail.messageId).toMatch(/^<[\w-]{36}@mail\.acme\.example>$/)
    expect(Math.max(...raw.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThan(998)
    expect(Buffer.byteLength(raw)).toBeLessThan(100_000)
    const link = /https?:\/\/\S+\/i\/[\w.-]+/.exec(mail.text ?? '')?.[0] ?? 'no link'
    expect(mail.html).toContain(link)
  })
})

describe('[49] a mail that the mail server does not take', () => {
  it.each([
    ['550-5.1.1', 'bounced', 'no_mailbox', 'There is no such mailbox.'],
    ['550-5.1.2', 'bounced', 'no_domain', 'The part after the @ takes no mail.'],
    ['550-5.7.1', 'refused', 'policy', 'The receiving server takes no mail from us.'],
    ['552-5.2.2', 'refused', 'mailbox_full', 'The mailbox is full.'],
    ['550-5.0.0', 'refused', 'refused', 'The receiving server refused the message.'],
    ['550-5.0.0_No_such_user', 'bounced', 'no_mailbox', 'There is no such mailbox.'],
    ['550-5.0.0_User_unknown_see_spam_policy', 'refused', 'policy', 'The receiving server takes no mail'],
  ])(
    'for good (%s) is %s, with the reason in plain words, and is not tried again',
    async (answer, state, reasonCode, words) => {
      const invite = await invited(`${answer}+p@s.example`)
      expect(await tellOf(invite)).toMatchObject({
        learnerStatus: 'prospect',
        state,
        reasonCode,
        reason: expect.stringContaining(words),
        attempts: 1,
        nextAttemptAt: null,
      })
    },
  )

  it.each([
    ['451-4.3.0', 'busy'],
    ['452-4.2.2', 'mailbox_full'],
  ])(
    'for now (%s) waits, says why, and is tried again with the same Message-ID',
    async (answer, reasonCode) => {
      const invite = await invited(`${answer}+p@s.example`)
      const told = await tellOf(invite)
      expect(told).toMatchObject({ learnerStatus: 'prospect', state: 'queued', reasonCode, attempts: 1 })
      expect(new Date(told.nextAttemptAt).getTime()).toBeGreaterThan(Date.now())
      await letPass(world, admin.orgId, '10 minutes')
      await world.runJobs()
      expect(await tellOf(invite)).toMatchObject({ state: 'queued', attempts: 2 })
    },
  )

  it('keeps the other mails of its batch from nothing', async () => {
    const emails = ['550-5.1.1+q@s.example', 'quinn@s.example', '451-4.3.0+q@s.example', 'quentin@s.example']
    const reply = await admin.call('POST /invites', { groupId, emails })
    await world.runJobs()
    const states = await Promise.all(
      reply.body.items.map(async ({ invite }: { invite: InviteDto }) => (await tellOf(invite)).state),
    )
    expect(states).toEqual(['bounced', 'sent', 'queued', 'sent'])
  })
})

describe('a connection that breaks', () => {
  it('[50] [59] after the mail is on the wire leaves it in doubt: one copy, and another one only after a wait', async () => {
    const invite = await invited('drop+a@s.example')
    expect(takenFor('drop+a')).toHaveLength(1)
    expect(await tellOf(invite)).toMatchObject({
      learnerStatus: 'prospect',
      state: 'queued',
      reasonCode: 'unclear',
      attempts: 1,
    })
    await world.runJobs()
    expect(takenFor('drop+a')).toHaveLength(1)
    await letPass(world, admin.orgId, '10 minutes')
    await world.runJobs()
    const [first, second] = await Promise.all(takenFor('drop+a').map(({ raw }) => PostalMime.parse(raw)))
    expect(second?.messageId).toBe(first?.messageId)
    expect(second?.text).toBe(first?.text)
  })

  it('[49] before the mail is on the wire is no doubt: it has not left', async () => {
    const invite = await invited('vanish+a@s.example')
    expect(takenFor('vanish+a')).toEqual([])
    expect(await tellOf(invite)).toMatchObject({ state: 'queued', reasonCode: 'no_answer', attempts: 1 })
  })

  it('[49] because the server never answers leaves it in doubt, too', async () => {
    const invite = await invited('hang+a@s.example')
    expect(takenFor('hang+a')).toHaveLength(1)
    expect(await tellOf(invite)).toMatchObject({ state: 'queued', reasonCode: 'unclear' })
  }, 60_000)
})

it('[49] a server that hangs up (421) is left alone for a minute: nothing has left, and everybody’s mail waits', async () => {
  const own = await worldBy(settingsOf(server.port))
  const owner = await anAdmin(own)
  const invite = await invited('421-4.7.0+p@s.example', owner, await aGroup(own, owner), own)
  const { reasonCode, ...told } = await tellOf(invite, owner)
  expect(told).toMatchObject({ learnerStatus: 'prospect', state: 'queued', attempts: 1 })
  expect(reasonCode).toBe('busy')
  expect((await owner.call('GET /outbox/pause')).body.pause).toMatchObject({ reason: 'busy' })
  await own.close()
})

it('[51] an address that looks like a list never makes a second recipient', async () => {
  const before = server.asked.length
  const emails = [
    'a@s.example, b@s.example',
    'c@s.example;d@s.example',
    '"e@s.example, f"@s.example',
    '<g@s.example>',
    'h@s.example\r\nRCPT TO:<i@s.example>',
    'j@s.example\u2003k@s.example',
    'l@s.example>',
  ]
  for (const email of emails) await admin.call('POST /invites', { groupId, emails: [email] })
  await world.runJobs()
  for (const asked of server.asked.slice(before)) expect(asked).toMatch(/^[^@\s,;<>]+@s\.example$/)
  expect(server.taken.every(({ to }) => to.length === 1)).toBe(true)
})

it('[6] a name with line breaks, markup, links and tags changes no header, recipient or link', async () => {
  const name = `Evil {{url}} <b>"Corp"</b>, x@y.example\r\nBcc: spy@s.example https://evil.example %s -a_0h-`
  await admin.call(`PATCH /orgs/${admin.orgId}`, { name: name.replace(/\s+/g, ' ').slice(0, 100) })
  await world.ctx.orgs.write(
    admin.orgId,
    (org) => org.rows`update orgs set name = ${name} where id = ${org.orgId}`,
  )
  await invited(`evil${randomUUID().slice(0, 8)}@s.example`)
  const { to, raw } = takenFor('evil')[0] ?? { to: [], raw: '' }
  expect(to).toHaveLength(1)
  const mail = await PostalMime.parse(raw)
  expect(mail.headers.map(({ key }) => key)).not.toContain('bcc')
  expect(mail.from?.address).toBe('invites@mail.acme.example')
  expect(mail.from?.name).toMatch(/^Evil \{\{url\}\} .* via Rollcall$/)
  expect(mail.from?.name).not.toMatch(/[<>@"\r\n]/)
  expect(mail.subject).toContain('Evil {{url}} <b>"Corp"</b>')
  expect(mail.html).not.toContain('<b>')
  const links = [...(mail.html ?? '').matchAll(/href="([^"]+)"/g)].map(([, link]) => link)
  expect(links.filter((link) => link?.includes('evil'))).toEqual([])
})

describe('[54] when a learner is Pending is a setting', () => {
  it.each([
    ['grace', ['prospect', 'sent'], ['pending', 'sent']],
    ['dsn', ['prospect', 'sent'], ['prospect', 'sent']],
  ] as const)('%s', async (pendingOn, atFirst, afterAWhile) => {
    const patient = await worldBy(settingsOf(server.port, { pendingOn }))
    const owner = await anAdmin(patient)
    const invite = await invited('gus@s.example', owner, await aGroup(patient, owner), patient)
    const state = async () => {
      const { learnerStatus, state: delivery } = await tellOf(invite, owner)
      return [learnerStatus, delivery]
    }
    expect(await state()).toEqual(atFirst)
    await letPass(patient, owner.orgId, '20 minutes')
    await patient.runJobs()
    expect(await state()).toEqual(afterAWhile)
    await patient.close()
  })
})

describe('[49] a mail server that cannot be used is one sentence', () => {
  const fault = async (more: Partial<SmtpSettings>, port = server.port) =>
    checkMailServer(settingsOf(port, more))

  it('and one that can is none', async () => {
    expect(await fault({})).toBeNull()
  })

  it.each([
    ['where nothing answers', { port: 1 }, 'nothing answers on that port'],
    ['that has no such name', { host: 'mail.acme.invalid' }, 'no computer has that name'],
    ['that should speak TLS at once and does not', { secure: true }, 'offers no encryption as asked for'],
  ])('%s', async (_what, more, words) => {
    expect(await fault(more)).toContain(words)
  })

  it('that does not take the password, which stays out of it', async () => {
    const strict = await startMailServer({
      disabledCommands: ['STARTTLS'],
      onAuth: (_auth, _session, done) => done(new Error('Invalid credentials')),
    })
    const login = { user: 'rollcall', password: 'hunter2-hunter2' }
    const told = await fault({ login }, strict.port)
    expect(told).toContain('does not take the user and password')
    expect(told).not.toContain('hunter2')
    const refused = await worldBy(settingsOf(strict.port, { login }))
    const owner = await anAdmin(refused)
    const invite = await invited('hal@s.example', owner, await aGroup(refused, owner), refused)
    expect(await tellOf(invite, owner)).toMatchObject({
      learnerStatus: 'prospect',
      state: 'queued',
      reasonCode: 'mail_setup',
      reason: expect.stringContaining('The operator of this installation has to mend that.'),
    })
    await refused.close()
    await strict.close()
  })

  it('whose certificate nobody trusts, and no mail goes there', async () => {
    const strange = await startMailServer({ disabledCommands: ['AUTH'] })
    expect(await fault({}, strange.port)).toMatch(/certificate that cannot be trusted: .*\. Use the name/)
    const wary = await worldBy(settingsOf(strange.port))
    const owner = await anAdmin(wary)
    const invite = await invited('ida@s.example', owner, await aGroup(wary, owner), wary)
    expect(await tellOf(invite, owner)).toMatchObject({ state: 'queued', reasonCode: 'mail_setup' })
    expect(strange.taken).toEqual([])
    await wary.close()
    await strange.close()
  })
})
