import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Admin, aGroup, anAdmin } from '../../../../test/given.ts'
import { letPass } from '../../../../test/let-pass.ts'
import { type MailServer, startMailServer } from '../../../../test/mail-server.ts'
import { createWorld, type World } from '../../../../test/world.ts'
import type { SmtpSettings } from '../mail-settings.ts'
import { goOnSending, setDailyMails } from './index.ts'

const SYSTEM = { kind: 'system', userId: null, requestId: null } as const

const worldBy = (port: number, more: Partial<Parameters<typeof createWorld>[0]> = {}) => {
  const smtp: SmtpSettings = {
    host: '127.0.0.1',
    port,
    secure: false,
    login: null,
    maxConnections: 5,
    ratePerSecond: null,
    pendingOn: 'accepted',
  }
  return createWorld({ mailTransport: 'smtp', mailFrom: 'invites@mail.acme.example', smtp, ...more })
}

async function invite(admin: Admin, groupId: string, emails: string[]) {
  for (let at = 0; at < emails.length; at += 10)
    await admin.call('POST /invites', { groupId, emails: emails.slice(at, at + 10) })
}
const people = (count: number, prefix = '') =>
  Array.from({ length: count }, (_, at) => `${prefix}p${at}@s.example`)
const pauseOf = async (admin: Admin) => (await admin.call('GET /outbox/pause')).body.pause
const statesOf = async (admin: Admin) => {
  const { items } = (await admin.call('GET /invites?limit=100')).body
  return items.map((item: { delivery: { state: string } }) => item.delivery.state).sort()
}

describe('a mail server that is not there', () => {
  it('[70] makes all mail wait, and says so; nothing is lost, no status lies, and it leaves when the server is back', async () => {
    const gone = await startMailServer()
    await gone.close()
    const world = await worldBy(gone.port)
    const admin = await anAdmin(world)
    const other = await anAdmin(world, 'Other School')
    const groupId = await aGroup(world, admin)
    expect(await pauseOf(admin)).toBeNull()
    await invite(admin, groupId, people(3))
    await world.runJobs()
    expect(await pauseOf(admin)).toMatchObject({ reason: 'no_answer' })
    expect(await pauseOf(other)).toMatchObject({ reason: 'no_answer' })
    expect(await statesOf(admin)).toEqual(['queued', 'queued', 'queued'])
    await invite(admin, groupId, people(2, 'later-'))
    await world.runJobs()
    const { items } = (await admin.call('GET /invites?limit=100')).body
    const attempts = items.map((item: { delivery: { attempts: number } }) => item.delivery.attempts).sort()
    expect(attempts).toEqual([0, 0, 1, 1, 1])
    const back = await startMailServer({}, gone.port)
    await letPass(world, admin.orgId, '1 hour')
    await world.runJobs()
    expect(await pauseOf(admin)).toBeNull()
    expect(await statesOf(admin)).toEqual(Array(5).fill('sent'))
    expect(back.taken).toHaveLength(5)
    await world.close()
    await back.close()
  })
})

describe('an organization that may send so many mails a day', () => {
  let server: MailServer
  let world: World
  beforeAll(async () => {
    server = await startMailServer()
    world = await worldBy(server.port, { orgDailyMails: 12 })
  })
  afterAll(async () => {
    await world.close()
    await server.close()
  })

  it('[68] sends those, and the rest waits for tomorrow and says so, while others send theirs', async () => {
    const admin = await anAdmin(world)
    const other = await anAdmin(world, 'Other School')
    await invite(admin, await aGroup(world, admin), people(15))
    await world.runJobs()
    const { reason, until } = await pauseOf(admin)
    expect(reason).toBe('daily_limit')
    const midnight = new Intl.DateTimeFormat('en', {
      timeZone: 'America/New_York',
      timeStyle: 'medium',
      hourCycle: 'h23',
    })
    expect(midnight.format(new Date(until))).toBe('00:00:00')
    expect((await statesOf(admin)).filter((state: string) => state === 'sent')).toHaveLength(12)
    expect(await pauseOf(other)).toBeNull()
    await invite(other, await aGroup(world, other), people(1, 'other-'))
    await world.runJobs()
    expect(await statesOf(other)).toEqual(['sent'])
  })

  it('sends the rest when the day is over, or at once when an operator allows more', async () => {
    const admin = await anAdmin(world)
    await invite(admin, await aGroup(world, admin), people(14, 'b-'))
    await world.runJobs()
    expect(server.taken.filter(({ to }) => to[0]?.startsWith('b-'))).toHaveLength(12)
    await world.ctx.orgs.write(admin.orgId, (org) => setDailyMails(org, SYSTEM, 13))
    await world.runJobs()
    expect(server.taken.filter(({ to }) => to[0]?.startsWith('b-'))).toHaveLength(13)
    expect(await pauseOf(admin)).toMatchObject({ reason: 'daily_limit' })
    await world.ctx.orgs.write(
      admin.orgId,
      (org) => org.rows`update mail_days set day = day - 1 where org_id = ${org.orgId}`,
    )
    await letPass(world, admin.orgId, '24 hours')
    await world.runJobs()
    expect(server.taken.filter(({ to }) => to[0]?.startsWith('b-'))).toHaveLength(14)
    expect(await pauseOf(admin)).toBeNull()
  })

  it('may send 200 in its first week where anybody can register, and any number after that', async () => {
    const open = await worldBy(server.port, { registrationOpen: true, limitsFactor: 0.05 })
    const admin = await anAdmin(open)
    await invite(admin, await aGroup(open, admin), people(11, 'c-'))
    await open.runJobs()
    expect(server.taken.filter(({ to }) => to[0]?.startsWith('c-'))).toHaveLength(10)
    await open.ctx.orgs.write(
      admin.orgId,
      (org) => org.rows`update orgs set created_at = created_at - interval '8 days' where id = ${org.orgId}`,
    )
    await letPass(open, admin.orgId, '24 hours')
    await open.runJobs()
    expect(server.taken.filter(({ to }) => to[0]?.startsWith('c-'))).toHaveLength(11)
    await open.close()
  })
})

describe('an organization of whose mail much comes back', () => {
  it('[69] waits, and only it; an operator lets it go on', async () => {
    const world = await createWorld()
    const admin = await anAdmin(world)
    const other = await anAdmin(world, 'Other School')
    const groupId = await aGroup(world, admin)
    await invite(admin, groupId, people(95))
    await invite(admin, groupId, people(4, 'bounce+'))
    await world.runJobs()
    expect(await pauseOf(admin)).toBeNull()
    await invite(admin, groupId, people(1, 'bounce+last'))
    await world.runJobs()
    expect(await pauseOf(admin)).toMatchObject({ reason: 'bounces' })
    expect(await pauseOf(other)).toBeNull()
    await invite(admin, groupId, ['ann@s.example'])
    await world.runJobs()
    expect(await world.inbox.of('ann@s.example')).toEqual([])
    await world.ctx.orgs.write(admin.orgId, (org) => goOnSending(org, SYSTEM))
    await world.runJobs()
    expect(await world.inbox.of('ann@s.example')).toHaveLength(1)
    await invite(admin, groupId, ['bounce+one-more@s.example'])
    await world.runJobs()
    expect(await pauseOf(admin)).toBeNull()
    const actions = (await admin.call('GET /audit-log?action=mail.resumed')).body.items
    expect(actions).toHaveLength(1)
    await world.close()
  })
})
