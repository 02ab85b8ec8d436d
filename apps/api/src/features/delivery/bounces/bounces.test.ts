import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { InviteDto } from '@rollcall/contract'
import { type Admin, aGroup, anAdmin, somebody } from '../../../../test/given.ts'
import { type MailServer, startMailServer } from '../../../../test/mail-server.ts'
import { returnedMail } from '../../../../test/returned/samples.ts'
import { sendBack } from '../../../../test/returned/send-back.ts'
import { createWorld, type World } from '../../../../test/world.ts'
import type { BounceSettings, SmtpSettings } from '../mail-settings.ts'
import { type BounceListener, startBounceListener } from './bounce-listener.ts'
import { createReturnAddresses } from './return-address.ts'

const HERE = { host: '127.0.0.1', port: 0 }
const TOKEN = 'a token of the tests, which opens nothing else'
const bounces: BounceSettings = { domain: 'bounces.acme.example', hmacKey: null, listen: null, token: TOKEN }

let server: MailServer
let world: World
let listener: BounceListener
let admin: Admin
let groupId: string

const worldBy = (pendingOn: SmtpSettings['pendingOn']) =>
  createWorld({
    mailTransport: 'smtp',
    mailFrom: 'invites@mail.acme.example',
    smtp: {
      host: '127.0.0.1',
      port: server.port,
      secure: false,
      login: null,
      maxConnections: 5,
      ratePerSecond: null,
      pendingOn,
    },
    bounces,
  })

beforeAll(async () => {
  server = await startMailServer()
  world = await worldBy('accepted')
  listener = await startBounceListener(world.ctx, HERE)
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin)
})
afterAll(async () => {
  await listener.close()
  await world.close()
  await server.close()
})

/** An invite whose mail the mail server has taken, and the sender that was on its envelope. */
async function invited(email: string, by = admin, group = groupId, where = world) {
  const reply = await by.call('POST /invites', { groupId: group, emails: [email] })
  await where.runJobs()
  const invite: InviteDto = reply.body.items[0].invite
  return { invite, returnAddress: senderTo(email) }
}

function senderTo(email: string): string {
  const taken = server.taken.findLast(({ to }) => to.includes(email))
  if (!taken) throw new Error(`Nothing was sent to ${email}.`)
  return taken.from
}

async function comesBack(sample: string, about: string, to: string) {
  const answered = await sendBack(listener.port, to, returnedMail(sample, { about, to }))
  await world.runJobs()
  return answered
}

async function tellOf({ id }: InviteDto, by = admin) {
  const { learnerStatus, delivery } = (await by.call(`GET /invites/${id}`)).body
  return { learnerStatus, ...delivery }
}

const kept = (to: string) =>
  world.ctx.accounts.rows<{ finding: string | null; size: number; sealed: Buffer; id: string }>`
    select id, finding, size, sealed from delivery_reports where lower(return_address) = lower(${to}) order by id`
const findings = async (to: string) => (await kept(to)).map(({ finding }) => finding)

describe('[52] mail leaves', () => {
  it('with a sender of its own on the envelope, the same at each try, and from the same address as ever', async () => {
    const [one, other] = [await invited('ann@clinic.example'), await invited('bob@clinic.example')]
    expect(one.returnAddress).toMatch(/^b\+[a-z2-7]{62}@bounces\.acme\.example$/)
    expect(other.returnAddress).not.toBe(one.returnAddress)
    expect(server.taken[0]?.raw).toContain('<invites@mail.acme.example>')
    const read = world.ctx.returnAddresses?.read(one.returnAddress)
    expect(read?.orgId).toBe(admin.orgId)
  })

  it('and what comes to a sender that was never made here is refused at the door, and forges nothing', async () => {
    const { invite, returnAddress } = await invited('cat@clinic.example')
    const message = world.ctx.returnAddresses?.read(returnAddress)
    if (!message) throw new Error('This address was not made here.')
    const forger = createReturnAddresses(bounces.domain, 'another key')
    for (const forged of [
      forger.make(message),
      returnAddress.replace(/.@/, (end) => (end === 'a@' ? 'b@' : 'a@')),
      returnAddress.replace('@bounces.', '@other.'),
      'postmaster@bounces.acme.example',
      'somebody@elsewhere.example',
    ]) {
      expect(await comesBack('postfix-no-mailbox', 'cat@clinic.example', forged)).toMatchObject({ code: 550 })
      expect(await kept(forged)).toEqual([])
    }
    expect(await tellOf(invite)).toMatchObject({ learnerStatus: 'pending', state: 'sent' })
  })
})

describe('[53] a report that comes back', () => {
  it('of no such mailbox takes the learner back to Prospect, and says why in the words of the server', async () => {
    const { invite, returnAddress } = await invited('dan@clinic.example')
    expect((await tellOf(invite)).learnerStatus).toBe('pending')
    expect(await comesBack('exim-no-mailbox', 'dan@clinic.example', returnAddress)).toMatchObject({
      code: 250,
    })
    expect(await tellOf(invite)).toMatchObject({
      learnerStatus: 'prospect',
      state: 'bounced',
      reason:
        'There is no such mailbox. The server said: “No such person at this address. Ask the front desk.”',
    })
    expect(await findings(returnAddress)).toEqual(['failed'])
  })

  it.each([
    ['postfix-full', 'prospect', 'refused', 'mailbox_full'],
    ['general-refusal', 'prospect', 'refused', 'refused'],
    ['qmail', 'prospect', 'bounced', 'no_mailbox'],
    ['no-original', 'prospect', 'bounced', 'no_mailbox'],
    ['japanese-plain', 'prospect', 'bounced', 'no_mailbox'],
    ['postfix-delayed', 'pending', 'delayed', 'busy'],
    ['postfix-delivered', 'pending', 'delivered', null],
    ['postfix-relayed', 'pending', 'sent', null],
  ])('is understood: %s', async (sample, learnerStatus, state, reasonCode) => {
    const email = `${sample}@clinic.example`
    const { invite, returnAddress } = await invited(email)
    await comesBack(sample, email, returnAddress)
    expect(await tellOf(invite)).toMatchObject({ learnerStatus, state, reasonCode })
  })

  it('counts whatever became of the case of its address on the way', async () => {
    const { invite, returnAddress } = await invited('eve@clinic.example')
    await comesBack('postfix-no-mailbox', 'EVE@Clinic.Example', returnAddress.toUpperCase())
    expect(await tellOf(invite)).toMatchObject({ state: 'bounced' })
  })

  it('is none where it is the automatic reply of a person, which changes nothing and is kept', async () => {
    const { invite, returnAddress } = await invited('fay@clinic.example')
    for (const sample of ['vacation', 'vacation-unmarked', 'read-receipt'])
      expect(await comesBack(sample, 'fay@clinic.example', returnAddress)).toMatchObject({ code: 250 })
    expect(await tellOf(invite)).toMatchObject({ learnerStatus: 'pending', state: 'sent' })
    expect(await findings(returnAddress)).toEqual(['auto_reply', 'other', 'auto_reply'])
  })

  it('[28] is one line of the evidence, however many copies of it come', async () => {
    const { invite, returnAddress } = await invited('gil@clinic.example')
    const copy = (by: string) =>
      Buffer.concat([
        Buffer.from(`Received: by ${by}\r\n`),
        returnedMail('postfix-no-mailbox', { about: 'gil@clinic.example' }),
      ])
    await Promise.all(
      ['one', 'two', 'three'].map((by) => sendBack(listener.port, returnAddress, copy(`${by}.example`))),
    )
    await world.runJobs()
    expect(await findings(returnAddress)).toEqual(['failed', 'failed', 'failed'])
    const { items } = (await admin.call(`GET /learners/${invite.learnerId}/timeline`)).body
    expect(items.filter(({ kind }: { kind: string }) => kind === 'mail_bounced')).toHaveLength(1)
  })

  it('[31] leaves who has an answer as they are, and [30] a bounce before a delivery a bounce', async () => {
    const { invite, returnAddress } = await invited('hal@clinic.example')
    await comesBack('postfix-no-mailbox', 'hal@clinic.example', returnAddress)
    await comesBack('postfix-delivered', 'hal@clinic.example', returnAddress)
    expect(await tellOf(invite)).toMatchObject({ learnerStatus: 'prospect', state: 'bounced' })
    await admin.call(`POST /invites/${invite.id}/cancel`)
    await comesBack('postfix-full', 'hal@clinic.example', returnAddress)
    expect(await tellOf(invite)).toMatchObject({ learnerStatus: 'cancelled', state: 'bounced' })
  })

  it('of 10 MB is taken, and only its beginning kept; one of more than 32 MB is not taken', async () => {
    const { invite, returnAddress } = await invited('ida@clinic.example')
    const report = returnedMail('postfix-no-mailbox', { about: 'ida@clinic.example', to: returnAddress })
    const behind = (bytes: number) => Buffer.concat([report, Buffer.alloc(bytes, `${'x'.repeat(76)}\r\n`)])
    expect(await sendBack(listener.port, returnAddress, behind(33 * 2 ** 20))).toMatchObject({ code: 552 })
    expect(await kept(returnAddress)).toEqual([])
    expect(await sendBack(listener.port, returnAddress, behind(10 * 2 ** 20))).toMatchObject({ code: 250 })
    await world.runJobs()
    const [row] = await kept(returnAddress)
    expect(row).toMatchObject({ finding: 'failed' })
    expect(row?.size).toBeGreaterThan(10 * 2 ** 20)
    const opened = row && (await world.ctx.reportSeal.open(row.sealed, row.id))
    expect(opened?.length).toBe(512 * 1024)
    expect(await tellOf(invite)).toMatchObject({ state: 'bounced' })
  })

  it('that nobody can read is kept, and the ones behind it are read', async () => {
    const { returnAddress } = await invited('jan@clinic.example')
    const deep = Array.from(
      { length: 50 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
    )
    await sendBack(listener.port, returnAddress, Buffer.from(deep.join('')))
    await comesBack('postfix-delayed', 'jan@clinic.example', returnAddress)
    expect(await findings(returnAddress)).toEqual(['unreadable', 'delayed'])
  })

  it('about the mail of an account is noted there', async () => {
    await somebody(world).call('POST /auth/register', {
      name: 'Kim',
      email: 'kim@clinic.example',
      password: 'twelve quiet geese on a frozen pond',
      organizationName: 'Pond School',
      timeZone: 'UTC',
    })
    await world.runJobs()
    await comesBack('postfix-no-mailbox', 'kim@clinic.example', senderTo('kim@clinic.example'))
    const rows = await world.ctx.accounts.rows`
      select state, reason_code from account_messages where email_key = 'kim@clinic.example'`
    expect(rows).toEqual([{ state: 'bounced', reason_code: 'no_mailbox' }])
  })

  it('about a message that is not there any more is a stray, and kept', async () => {
    const gone = world.ctx.returnAddresses?.make({
      orgId: admin.orgId,
      messageId: '019a0000-0000-7000-8000-000000000000',
    })
    await comesBack('postfix-no-mailbox', 'lee@clinic.example', gone ?? '')
    expect(await findings(gone ?? '')).toEqual(['stray'])
  })

  it('[54] makes the learner Pending where arrivals have to be reported, also when nothing more will be', async () => {
    const strict = await worldBy('dsn')
    const owner = await anAdmin(strict)
    const group = await aGroup(strict, owner)
    const ear = await startBounceListener(strict.ctx, HERE)
    for (const sample of ['postfix-delivered', 'postfix-relayed']) {
      const email = `strict-${sample}@clinic.example`
      const { invite, returnAddress } = await invited(email, owner, group, strict)
      expect((await tellOf(invite, owner)).learnerStatus).toBe('prospect')
      await sendBack(ear.port, returnAddress, returnedMail(sample, { about: email }))
      await strict.runJobs()
      expect((await tellOf(invite, owner)).learnerStatus).toBe('pending')
    }
    await ear.close()
    await strict.close()
  })
})

describe('what is kept of it', () => {
  it('has the whole report, and nobody finds the link in it who has the database alone', async () => {
    const { invite, returnAddress } = await invited('mia@clinic.example')
    await comesBack('with-a-link', 'mia@clinic.example', returnAddress)
    const [row] = await kept(returnAddress)
    const opened = row && (await world.ctx.reportSeal.open(row.sealed, row.id))
    expect(opened?.toString()).toContain('https://rollcall.example/join/invites/AQEC')
    expect(row?.sealed.includes('AQECAwQF')).toBe(false)
    const { delivery } = (await admin.call(`GET /invites/${invite.id}`)).body
    expect(delivery.answer ?? delivery.reason).toContain('Message refused because of …')
    expect(JSON.stringify(delivery)).not.toMatch(/https?:|AQEC/)
  })

  it('does not open in another place, or with another key', async () => {
    const seal = world.ctx.reportSeal
    const sealed = await seal.close(Buffer.from('one'), 'here')
    expect((await seal.open(sealed, 'here')).toString()).toBe('one')
    await expect(seal.open(sealed, 'there')).rejects.toThrow()
  })

  it('goes after 90 days, and not before', async () => {
    const { returnAddress } = await invited('noa@clinic.example')
    for (let times = 0; times < 2; times += 1)
      await comesBack('vacation', 'noa@clinic.example', returnAddress)
    const [old, young] = await kept(returnAddress)
    for (const [row, days] of [
      [old, 91],
      [young, 89],
    ] as const)
      await world.ctx.accounts.rows`
        update delivery_reports set received_at = now() - make_interval(days => ${days}) where id = ${row?.id ?? null}`
    await world.ctx.accounts.rows`select graphile_worker.add_job('tidy')`
    await world.runJobs()
    expect((await kept(returnAddress)).map(({ id }) => id)).toEqual([young?.id])
  })
})

describe('the listener', () => {
  it('says later, and keeps nothing, while nothing can be kept; what it said yes to is kept', async () => {
    const { returnAddress } = await invited('oda@clinic.example')
    const report = returnedMail('postfix-no-mailbox', { about: 'oda@clinic.example' })
    const trx = await world.ctx.db.transaction()
    await trx.raw('lock table delivery_reports')
    expect(await sendBack(listener.port, returnAddress, report)).toMatchObject({ code: 451 })
    await trx.rollback()
    expect(await kept(returnAddress)).toEqual([])
    expect(await sendBack(listener.port, returnAddress, report)).toMatchObject({ code: 250 })
    expect(await kept(returnAddress)).toHaveLength(1)
    await world.runJobs()
  })

  it('keeps nothing of a mail that breaks off', async () => {
    const { returnAddress } = await invited('pia@clinic.example')
    const socket = connect(listener.port, '127.0.0.1')
    const said = async (line: string | null, code: string) => {
      if (line !== null) socket.write(`${line}\r\n`)
      const [reply] = await new Promise<Buffer[]>((resolve) => socket.once('data', (data) => resolve([data])))
      expect(reply?.toString()).toMatch(new RegExp(`^${code}`))
    }
    await said(null, '220')
    await said('EHLO relay.example', '250')
    await said('MAIL FROM:<>', '250')
    await said(`RCPT TO:<${returnAddress}>`, '250')
    await said('DATA', '354')
    socket.write('Subject: Half of it\r\n\r\nand then')
    await new Promise<void>((resolve) => socket.end(resolve))
    expect(await sendBack(listener.port, returnAddress, returnedMail('vacation'))).toMatchObject({
      code: 250,
    })
    await world.runJobs()
    expect(await findings(returnAddress)).toEqual(['auto_reply'])
  })

  it('has room for so many at once, and asks the next one to come again', async () => {
    const sockets = Array.from({ length: 20 }, () => connect(listener.port, '127.0.0.1'))
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('data', resolve))))
    const late = connect(listener.port, '127.0.0.1')
    const [greeting] = await new Promise<Buffer[]>((resolve) => late.once('data', (data) => resolve([data])))
    expect(greeting?.toString()).toMatch(/^421 /)
    for (const socket of [...sockets, late]) socket.destroy()
  })

  it('says in one sentence why it cannot listen', async () => {
    const listen = (host: string, port: number) => startBounceListener(world.ctx, { host, port })
    await expect(listen('127.0.0.1', listener.port)).rejects.toThrow(
      `127.0.0.1:${listener.port} of BOUNCE_LISTEN is used by another program.`,
    )
    await expect(listen('192.0.2.1', 2525)).rejects.toThrow('This computer has no address 192.0.2.1:2525')
  })
})

describe('POST /events/bounce', () => {
  const post = (path = '/events/bounce', token = TOKEN) =>
    somebody(world)
      .agent.post(path)
      .set('Authorization', `Bearer ${token}`)
      .set('Content-Type', 'message/rfc822')

  it.each([
    ['a header of the request', (to: string) => post().set('X-Original-To', to)],
    ['the query', (to: string) => post(`/events/bounce?to=${to}`)],
    ['the query, as it should be', (to: string) => post(`/events/bounce?to=${encodeURIComponent(to)}`)],
    ['the mail itself', () => post()],
  ])('[53] takes a report whose recipient stands in %s', async (place, request) => {
    const email = `http-${place.replace(/\W+/g, '-')}@clinic.example`
    const { invite, returnAddress } = await invited(email)
    const raw = returnedMail('postfix-no-mailbox', { about: email, to: returnAddress })
    expect((await request(returnAddress).send(raw.toString('latin1'))).status).toBe(204)
    await world.runJobs()
    expect(await tellOf(invite)).toMatchObject({ learnerStatus: 'prospect', state: 'bounced' })
  })

  it('believes what the mail server has written above the mail before what stands in it', async () => {
    const [right, wrong] = [await invited('rae@clinic.example'), await invited('sam@clinic.example')]
    const raw = returnedMail('postfix-no-mailbox', { about: 'rae@clinic.example', to: wrong.returnAddress })
    const delivered = `Delivered-To: ${right.returnAddress}\r\n${raw.toString('latin1')}`
    expect((await post().send(delivered)).status).toBe(204)
    await world.runJobs()
    expect(await tellOf(right.invite)).toMatchObject({ state: 'bounced' })
    expect(await tellOf(wrong.invite)).toMatchObject({ state: 'sent' })
  })

  it('[52] keeps what is to a forged address or to none as a stray, and changes nothing', async () => {
    const { invite, returnAddress } = await invited('tom@clinic.example')
    const message = world.ctx.returnAddresses?.read(returnAddress)
    const forged = createReturnAddresses(bounces.domain, 'another key').make(
      message ?? { orgId: null, messageId: '' },
    )
    const raw = returnedMail('postfix-no-mailbox', { about: 'tom@clinic.example', to: forged })
    expect((await post().send(raw.toString('latin1'))).status).toBe(204)
    expect((await post().send('Just a text')).status).toBe(204)
    await world.runJobs()
    expect(await findings(forged)).toEqual(['stray'])
    expect(await findings('')).toEqual(['stray'])
    expect(await tellOf(invite)).toMatchObject({ state: 'sent' })
  })

  it('takes 10 MB, and says of more than 32 MB and of nothing at all what is wrong', async () => {
    const { invite, returnAddress } = await invited('uma@clinic.example')
    const raw = returnedMail('postfix-no-mailbox', { about: 'uma@clinic.example', to: returnAddress })
    const large = raw.toString('latin1') + 'x'.repeat(10 * 2 ** 20)
    expect((await post().send(large)).status).toBe(204)
    await world.runJobs()
    expect(await tellOf(invite)).toMatchObject({ state: 'bounced' })
    expect((await post().send('x'.repeat(33 * 2 ** 20))).body).toMatchObject({ code: 'payload_too_large' })
    expect((await post().send('')).body).toMatchObject({ code: 'invalid_input' })
  })

  it('is for who knows the token', async () => {
    const before = await kept('')
    for (const token of ['', 'wrong', TOKEN.slice(0, -1), `${TOKEN} `.repeat(2)])
      expect((await post('/events/bounce', token).send('x')).body).toMatchObject({
        code: 'not_authenticated',
      })
    expect((await somebody(world).agent.post('/events/bounce').send('x')).status).toBe(401)
    expect(await kept('')).toEqual(before)
  })

  it('is not there where nobody has set a token', async () => {
    const plain = await createWorld()
    expect((await somebody(plain).agent.post('/events/bounce').send('x')).status).toBe(404)
    await plain.close()
  })
})
