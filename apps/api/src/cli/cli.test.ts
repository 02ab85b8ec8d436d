import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { startSendGridSim } from '@rollcall/sendgrid-sim'
import { buildCommandLine, type CommandLine, type Run, settingsOf } from '../../test/command-line.ts'
import { aGroup, anAccount, anAdmin, aSuppression, PASSWORD, somebody } from '../../test/given.ts'
import { returnedMail } from '../../test/returned/samples.ts'
import { createWorld, type World } from '../../test/world.ts'
import { startEmbeddedPostgres } from '../core/embedded-postgres.ts'
import { startBounceListener } from '../features/delivery/index.ts'

// Each command is a process of its own, some of which start a database.
jest.setTimeout(300_000)

let world: World
let commandLine: CommandLine
beforeAll(async () => {
  commandLine = await buildCommandLine('cli-test')
  world = await createWorld()
})
afterAll(() => world.close())

const onWorld = () => settingsOf(world)
const rollcall = (args: string[], settings = onWorld()): Promise<Run> => commandLine.run(args, settings)

/** Sets the password by the link that a command printed, and signs in. */
async function signInBy(out: string, email: string) {
  const token = /\/reset\/([\w-]+)/.exec(out)?.[1] ?? 'none'
  const person = somebody(world, email)
  const set = await person.call('POST /auth/reset-password', { token, password: PASSWORD })
  expect(set.status).toBe(200)
  const again = await person.call('POST /auth/reset-password', { token, password: PASSWORD })
  expect(again.body.code).toBe('link_dead')
  return (await person.call('POST /auth/sign-in', { email, password: PASSWORD })).body
}

describe('rollcall suppression', () => {
  it('lists what no organization may write to, and lifts an address everywhere', async () => {
    const one = await anAdmin(world, 'One School')
    const other = await anAdmin(world, 'Other School')
    await aSuppression(world, one.orgId, 'gone@cli.example', 'bounced')
    await aSuppression(world, one.orgId, 'cross@cli.example', 'complained')
    await aSuppression(world, other.orgId, 'cross@cli.example')
    const list = await rollcall(['suppression', 'list', 'CLI.example'])
    expect(list).toMatchObject({ code: 0, err: '' })
    expect(list.out).toMatch(/cross@cli\.example {2}reported as unwanted {2}\d{4}-\d\d-\d\d {2}for good/)
    expect(list.out).toMatch(/gone@cli\.example {3}mail came back/)
    expect((await rollcall(['suppression', 'list', 'cross@'])).out).not.toContain('gone@')

    const lifted = await rollcall(['suppression', 'lift', 'Cross@CLI.example'])
    expect(lifted).toMatchObject({ code: 0, out: 'Mail may go to cross@cli.example again.\n' })
    for (const who of [one, other]) {
      const invited = await who.call('POST /invites', {
        groupId: await aGroup(world, who),
        emails: ['cross@cli.example', 'gone@cli.example'],
      })
      expect(invited.body.counts).toEqual({ invited: 1, suppressed: 1 })
      const log = await who.call('GET /audit-log?action=learner.suppression_lifted')
      expect(log.body.items).toMatchObject([{ actor: { kind: 'system' } }])
    }
    const again = await rollcall(['suppression', 'lift', 'cross@cli.example'])
    expect(again.out).toBe('Nothing kept mail from cross@cli.example.\n')
    expect(await rollcall(['suppression', 'lift', 'nobody'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('not an email address'),
    })
  })
})

describe('rollcall org', () => {
  it('makes an organization with an owner who sets their own password, once', async () => {
    const owner = ['--owner', 'olga@new.example', '--owner-name', 'Olga Owner']
    const made = await rollcall(['org', 'create', 'New School', ...owner, '--time-zone', 'America/Chicago'])
    expect(made).toMatchObject({ code: 0, err: '' })
    const me = await signInBy(made.out, 'olga@new.example')
    expect(me).toMatchObject({
      user: { name: 'Olga Owner' },
      organizations: [{ name: 'New School', timeZone: 'America/Chicago', role: 'owner' }],
    })
    const list = await rollcall(['org', 'list'])
    expect(list.out).toContain(`${me.organizations[0].orgId}  New School`)
  })

  it('says how much an organization may send, sets it, and lets it go on', async () => {
    await anAdmin(world, 'Writing School')
    const mail = (...args: string[]) => rollcall(['org', 'mail', 'Writing School', ...args])
    expect((await mail()).out).toBe(
      'Writing School may send as many mails a day as the installation allows. Its mail leaves.\n',
    )
    expect((await mail('--daily', '500')).out).toContain('may send 500 mails a day.')
    expect((await mail('--daily', 'unlimited', '--go-on')).out).toContain(
      'may send any number of mails a day.',
    )
    expect(await mail('--daily', 'many')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Daily must be a number'),
    })
  })

  it('sets the parts of a subscription that are given, and keeps the rest', async () => {
    const admin = await anAdmin(world, 'Paying School')
    const subscription = (...args: string[]) => rollcall(['org', 'subscription', 'Paying School', ...args])
    await subscription('--status', 'active', '--seats', '50', '--until', '2090-12-31')
    const path = `GET /orgs/${admin.orgId}/subscription` as const
    const fifty = { status: 'active', seats: 50, until: '2090-12-31T00:00:00.000Z' }
    expect((await admin.call(path)).body).toEqual(fifty)
    const shown = await rollcall(['org', 'subscription', admin.orgId])
    expect(shown.out).toBe('Paying School: active, 50 active learners, until 2090-12-31T00:00:00.000Z\n')
    await subscription('--seats', 'unlimited', '--until', 'never')
    expect((await admin.call(path)).body).toEqual({ status: 'active', seats: null, until: null })
  })

  it.each([
    [
      'an unknown time zone',
      ['create', 'X', '--owner', 'a@b.example', '--owner-name', 'A', '--time-zone', 'Mars'],
      'time zone',
    ],
    ['no address', ['create', 'X', '--owner', 'nowhere', '--owner-name', 'A'], 'not an email address'],
    ['no owner', ['create', 'X'], '--owner'],
    ['an unknown organization', ['subscription', 'Nowhere School', '--status', 'none'], 'rollcall org list'],
    ['no number of seats', ['subscription', 'Paying School', '--seats', 'many'], 'Seats must be a number'],
    ['no day', ['subscription', 'Paying School', '--until', 'soon'], 'Until must be a time'],
    ['an unknown status', ['subscription', 'Paying School', '--status', 'gold'], 'none, active'],
  ])('refuses %s with a sentence', async (_what, args, sentence) => {
    const run = await rollcall(['org', ...args])
    expect(run.code).toBe(1)
    expect(run.err).toContain(sentence)
    expect(run.err).not.toContain('    at ')
    expect(run.out).toBe('')
  })
})

describe('rollcall admin create', () => {
  it('makes an admin who has no account yet, and says that one who has one signs in with it', async () => {
    const owner = await anAdmin(world, 'Helped School')
    await anAccount(world, 'known@helped.example', 'Kim Known')
    const create = (email: string, role: string) =>
      rollcall(['admin', 'create', email, '--name', 'Vic Viewer', '--org', 'Helped School', '--role', role])

    const made = await create('vic@helped.example', 'viewer')
    expect(made).toMatchObject({ code: 0, err: '' })
    const me = await signInBy(made.out, 'vic@helped.example')
    expect(me.organizations).toMatchObject([{ orgId: owner.orgId, role: 'viewer' }])

    const known = await create('known@helped.example', 'admin')
    expect(known.out).not.toContain('/reset/')
    const { items } = (await owner.call(`GET /orgs/${owner.orgId}/admins`)).body
    expect(items).toMatchObject([
      { role: 'owner' },
      { name: 'Vic Viewer' },
      { name: 'Kim Known', role: 'admin' },
    ])

    const twice = await create('known@helped.example', 'admin')
    expect(twice.code).toBe(1)
    expect(twice.err).toContain('already')
  })
})

it('rollcall operator create makes an operator', async () => {
  const made = await rollcall(['operator', 'create', 'op@host.example', '--name', 'Otto Operator'])
  expect(await signInBy(made.out, 'op@host.example')).toMatchObject({ isOperator: true, organizations: [] })
})

it('rollcall training adds to the catalogue, by a title that is there once', async () => {
  const add = (minutes: string) =>
    rollcall(['training', 'add', 'Ladder Safety', '--minutes', minutes, '--description', 'Up and down again'])
  expect((await add('a while')).err).toContain('Minutes must be a number')
  expect(await add('25')).toMatchObject({ code: 0, err: '' })
  expect(await add('30')).toMatchObject({
    code: 1,
    err: 'There is a training called "Ladder Safety" already.\n',
  })
  expect((await rollcall(['training', 'list'])).out).toContain('Ladder Safety  25')
})

it('rollcall seed demo makes the demo organization, once', async () => {
  const made = await rollcall(['seed', 'demo'])
  expect(made).toMatchObject({ code: 0, err: '' })
  const [, password = ''] = /password\s+(\S+)\s/.exec(made.out) ?? []
  const [, email = ''] = /owner\s+(\S+)/.exec(made.out) ?? []
  const signedIn = await somebody(world).call('POST /auth/sign-in', { email, password })
  expect(signedIn.body.organizations).toHaveLength(1)
  expect(await rollcall(['seed', 'demo'])).toMatchObject({ code: 1, err: expect.stringContaining('already') })
})

describe('rollcall report', () => {
  it('shows what came to return addresses and was of no use, without giving orders to the terminal', async () => {
    const token = 'a token of the tests, which opens nothing else'
    const taking = await createWorld({
      bounces: { domain: 'bounces.acme.example', hmacKey: null, listen: null, token },
    })
    const raw = returnedMail('vacation').toString('latin1')
    await somebody(taking)
      .agent.post('/events/bounce?to=b+forged@bounces.acme.example')
      .set('Authorization', `Bearer ${token}`)
      .set('Content-Type', 'message/rfc822')
      .send(`${raw}\x1b[2J`)
    await taking.runJobs()
    const list = await rollcall(['report', 'list', '--strays'], settingsOf(taking))
    expect(list.out).toMatch(/^Id +Received +Says +Bytes +Sent to$/m)
    const [, id = ''] = /^([\w-]{36}) .* stray +\d+ +b\+forged@bounces\.acme\.example$/m.exec(list.out) ?? []
    const shown = await rollcall(['report', 'show', id], settingsOf(taking))
    expect(shown.out).toContain('Subject: Out of office: Sunny Clinic invited you to Rollcall')
    expect(shown.out).not.toContain('\x1b')
    expect(await rollcall(['report', 'show', 'none'], settingsOf(taking))).toMatchObject({ code: 1 })
    await taking.close()
  })
})

describe('rollcall', () => {
  it('says what there is, and refuses what there is not', async () => {
    const help = await rollcall(['--help'])
    for (const name of ['org', 'admin', 'operator', 'training', 'import', 'report', 'seed', 'doctor'])
      expect(help.out).toContain(`  ${name} `)
    const unknown = await rollcall(['orgs'])
    expect(unknown.code).toBe(1)
    expect(unknown.err).toContain("unknown command 'orgs'")
  })

  it('lists every fault of its settings', async () => {
    const run = await rollcall(['org', 'list'], { PORT: 'x', PUBLIC_URL: 'y' })
    expect(run.code).toBe(1)
    expect(run.err).toContain('PORT must be')
    expect(run.err).toContain('PUBLIC_URL must be')
  })
})

describe('rollcall audit verify', () => {
  it('finds the logs as they were sealed, names the row that was changed, and ends with 1 then', async () => {
    const admin = await anAdmin(world, 'Sealed School')
    await world.ctx.accounts.rows`select graphile_worker.add_job('seal-audit-log')`
    await world.runJobs()
    const { line } = (await admin.call('GET /audit-log/seal')).body.seal
    const verify = (...args: string[]) => rollcall(['audit', 'verify', ...args])
    const all = await verify()
    expect(all).toMatchObject({ code: 0, out: expect.stringMatching(/is what was sealed: \d+ rows\./) })
    expect(all.out).toMatch(/ok {5}Sealed School: \d+ rows sealed, 0 not yet/)
    expect((await verify('--org', 'Sealed School', '--seal', line)).code).toBe(0)
    const other = await verify('--org', 'Sealed School', '--seal', `9${line}`)
    expect(other).toMatchObject({ code: 1, out: expect.stringContaining('seals were removed') })
    const half = await verify('--org', 'Sealed School', '--seal', line.slice(0, 20))
    expect(half).toMatchObject({ code: 1, err: expect.stringContaining('Give the whole line') })
    await world.ctx.accounts.write(async ({ rows }) => {
      await rows`select set_config('app.org_id', ${admin.orgId}, true)`
      await rows`update audit_log set action = 'group.created' where org_id = ${admin.orgId}`
    })
    const tampered = await verify('--org', admin.orgId)
    expect(tampered).toMatchObject({
      code: 1,
      out: expect.stringMatching(/FAULT {2}Sealed School: row \d+ was changed/),
    })
    expect(tampered.out).toContain('0 of 1 organizations are as they were sealed: 0 rows.')
  })

  it('asks for the key when the logs of all organizations fit no seal', async () => {
    for (const name of ['Another School', 'A Third School']) await anAdmin(world, name)
    await world.ctx.accounts.rows`select graphile_worker.add_job('seal-audit-log')`
    await world.runJobs()
    const run = await rollcall(['audit', 'verify'], { ...onWorld(), SECRET_KEY: 'x'.repeat(64) })
    expect(run).toMatchObject({ code: 1, out: expect.stringContaining('Is SECRET_KEY the one') })
  })
})

describe('rollcall doctor', () => {
  it('finds everything in order', async () => {
    const run = await rollcall(['doctor'], { ...onWorld(), PORT: '0' })
    expect(run.out).toContain('ok     Database: the server of DATABASE_URL answers')
    expect(run.out).toContain('ok     Schema: up to date')
    expect(run.out).toContain('ok     Row security')
    expect(run.out).toContain('ok     Mail')
    // Whether the apps were built and the disk has room is up to the machine.
    expect(run.out.split('\n').filter((line) => line.startsWith('FAULT') && !/Apps|Disk/.test(line))).toEqual(
      [],
    )
    expect(run.out).not.toContain(world.ctx.config.secretKey)
  })

  it('says what is wrong, and keeps what is secret', async () => {
    const blocker = createServer().listen(0)
    await once(blocker, 'listening')
    const address = blocker.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const settings = {
      DATABASE_URL: 'postgres://rollcall:hidden-password@127.0.0.1:9/rollcall',
      SECRET_KEY: 'a key that nobody else should see, ever',
      PORT: port,
    }
    const run = await rollcall(['doctor'], settings)
    blocker.close()
    expect(run.code).toBe(1)
    expect(run.out).toMatch(/^FAULT {2}Database: .*ECONNREFUSED/m)
    expect(run.out).toContain(`FAULT  Port: ${port} is used by another program.`)
    expect(run.out).not.toMatch(/hidden-password|nobody else should see/)
  })

  it('tells whether mail that comes back gets in', async () => {
    const bounce = { BOUNCE_DOMAIN: 'bounces.acme.example', BOUNCE_TOKEN: 'x'.repeat(32) }
    const doctor = async (more: Record<string, string>) =>
      (await rollcall(['doctor'], { ...onWorld(), PORT: '0', ...more })).out
    expect(await doctor(bounce)).toContain(
      'ok     Returned mail: to bounces.acme.example, may be handed in at /events/bounce.',
    )
    const blocker = createServer().listen(0, '127.0.0.1')
    await once(blocker, 'listening')
    const address = blocker.address()
    const BOUNCE_LISTEN = `127.0.0.1:${typeof address === 'object' && address ? address.port : ''}`
    const taken = doctor({ ...bounce, BOUNCE_LISTEN })
    blocker.on('connection', (socket) => socket.end('220 another.example ESMTP\r\n'))
    expect(await taken).toContain(
      `FAULT  Returned mail: ${BOUNCE_LISTEN} of BOUNCE_LISTEN is used by another program.`,
    )
    blocker.close()
    const listener = await startBounceListener(world.ctx, { host: '127.0.0.1', port: 0 })
    const ours = `127.0.0.1:${listener.port}`
    expect(await doctor({ ...bounce, BOUNCE_LISTEN: ours })).toContain(`Rollcall listens on ${ours}.`)
    await listener.close()
    expect(await doctor({ ...bounce, BOUNCE_LISTEN: ours })).toContain(`${ours} is free for it.`)
  })

  it('says whether SendGrid would take mail, sends none, and keeps the key secret', async () => {
    const sim = await startSendGridSim()
    const doctor = (SENDGRID_API_KEY: string) =>
      rollcall(['doctor'], {
        ...onWorld(),
        PORT: '0',
        MAIL_TRANSPORT: 'sendgrid',
        MAIL_FROM: 'invites@mail.acme.example',
        SENDGRID_BASE_URL: sim.url,
        SENDGRID_API_KEY,
      })
    try {
      const right = await doctor(sim.apiKey)
      expect(right.out).toContain('ok     Mail: SendGrid takes mail from invites@mail.acme.example.')
      expect(right.out).toMatch(/^note {3}Mail: .*SENDGRID_WEBHOOK_PUBLIC_KEYS is not set\.$/m)
      const wrong = await doctor('SG.top-secret')
      expect(wrong.code).toBe(1)
      expect(wrong.out).toMatch(/^FAULT {2}Mail: SendGrid does not know the key of SENDGRID_API_KEY/m)
      expect(right.out + wrong.out).not.toMatch(/SG\./)
      expect(sim.taken().copies).toBe(0)
    } finally {
      await sim.close()
    }
  })

  it('[39] says when SendGrid takes mail and tells nothing of it', async () => {
    const sim = await startSendGridSim()
    const doctor = () =>
      rollcall(['doctor'], {
        ...onWorld(),
        PORT: '0',
        MAIL_TRANSPORT: 'sendgrid',
        MAIL_FROM: 'invites@mail.acme.example',
        SENDGRID_BASE_URL: sim.url,
        SENDGRID_API_KEY: sim.apiKey,
        SENDGRID_WEBHOOK_PUBLIC_KEYS: sim.publicKey(),
      })
    const { rows } = world.ctx.accounts
    try {
      await rows`insert into mail_hearing (transport, waiting_since) values ('sendgrid', now() - interval '14 minutes')`
      expect((await doctor()).out).not.toContain('has told nothing')
      await rows`update mail_hearing set waiting_since = now() - interval '16 minutes'`
      const silent = await doctor()
      expect(silent.out).toMatch(
        /^FAULT {2}Mail: SendGrid took mail on .* and has told nothing since\. .*\/events\/sendgrid/m,
      )
      expect(silent.code).toBe(1)
    } finally {
      await rows`delete from mail_hearing`
      await sim.close()
    }
  })

  it('counts the migrations that are still to be made, and makes none', async () => {
    await world.ctx.accounts
      .rows`delete from knex_migrations where name = (select max(name) from knex_migrations)`
    const run = await rollcall(['doctor'], { ...onWorld(), PORT: '0' })
    expect(run.code).toBe(1)
    expect(run.out).toContain('FAULT  Schema: one migration is still to be made.')
  })
})

it('works with the embedded database, whether or not the server runs', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'rollcall-cli-'))
  try {
    const add = (title: string) =>
      rollcall(['training', 'add', title, '--minutes', '5', '--description', 'Short'], { DATA_DIR: dataDir })
    expect(await add('Before the server')).toMatchObject({ code: 0, err: '' })
    const server = await startEmbeddedPostgres({ dataDir })
    try {
      expect(await add('Beside the server')).toMatchObject({ code: 0, err: '' })
      const list = await rollcall(['training', 'list'], { DATA_DIR: dataDir })
      expect(list.out).toContain('Before the server')
      expect(list.out).toContain('Beside the server')
      const doctor = await rollcall(['doctor'], { DATA_DIR: dataDir, PORT: '0' })
      expect(doctor.out).toContain('ok     Database: the embedded one')
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
})
