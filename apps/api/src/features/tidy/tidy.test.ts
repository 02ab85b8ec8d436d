import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type Admin, aGroup, aJoinPage, anAccount, anAdmin, somebody } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
let other: Admin
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  other = await anAdmin(world, 'Another School')
})
afterAll(() => world.close())

async function tidy(): Promise<void> {
  await world.ctx.accounts.rows`select graphile_worker.add_job('tidy')`
  await world.runJobs()
}

const inviteOnce = (who: Admin, groupId: string, key: string) =>
  who.agent
    .post('/api/v1/invites')
    .set('Idempotency-Key', key)
    .send({ groupId, emails: ['ann@tidy.example'] })

it('forgets answers after a day, in every organization, and none before', async () => {
  for (const who of [admin, other]) {
    const groupId = await aGroup(world, who)
    for (const key of ['old', 'young']) await inviteOnce(who, groupId, key)
    await world.ctx.orgs.write(
      who.orgId,
      (org) => org.rows`
        update idempotency_keys set created_at = created_at - interval '25 hours'
         where org_id = ${org.orgId} and key = 'old'`,
    )
  }
  await tidy()
  for (const who of [admin, other]) {
    const kept = await world.ctx.orgs.read(
      who.orgId,
      (org) => org.rows`select key from idempotency_keys where org_id = ${org.orgId}`,
    )
    expect(kept).toEqual([{ key: 'young' }])
  }
})

it('takes away registrations and links whose time is over, and lets the others work', async () => {
  const { rows } = world.ctx.accounts
  const register = (email: string) =>
    somebody(world).call('POST /auth/register', {
      name: 'Rosa',
      email,
      password: 'twelve quiet geese on a frozen pond',
      organizationName: 'Pond School',
      timeZone: 'UTC',
    })
  await register('late@tidy.example')
  await register('early@tidy.example')
  await anAccount(world, 'forgets@tidy.example')
  await somebody(world).call('POST /auth/forgot-password', { email: 'forgets@tidy.example' })
  await world.runJobs()
  await rows`update registrations set expires_at = now() - interval '1 second' where email_key = 'late@tidy.example'`
  await rows`update user_tokens set expires_at = now() - interval '1 second'`
  await tidy()
  expect(await rows`select email from registrations`).toEqual([{ email: 'early@tidy.example' }])
  expect(await rows`select 1 from user_tokens`).toEqual([])
  const token = await world.inbox.token('early@tidy.example', 'verify')
  expect((await somebody(world).call('POST /auth/verify-email', { token })).status).toBe(200)
})

it('takes away counters whose time is over, and keeps those that still count', async () => {
  const { rows } = world.ctx.accounts
  const now = Date.now()
  await rows`insert into rate_limits (key, points, expire) values ('spent', 5, ${now - 1000}), ('counting', 5, ${now + 60_000})`
  await tidy()
  const kept = await rows`select key from rate_limits where key in ('spent', 'counting')`
  expect(kept).toEqual([{ key: 'counting' }])
})

it('forgets after seven days who asked to join and did not confirm it, and where they did', async () => {
  await world.ctx.orgs.write(
    admin.orgId,
    (org) => org.rows`update orgs set subscription_status = 'active' where id = ${org.orgId}`,
  )
  const groupId = await aGroup(world, admin, 'Joiners')
  const slug = await aJoinPage(admin, groupId)
  for (const email of ['old@asked.example', 'young@asked.example'])
    await somebody(world).call(`POST /join/pages/${slug}/requests`, { email, groupId })
  await world.runJobs()
  await world.ctx.orgs.write(admin.orgId, async (org) => {
    const old = [
      org.rows`update join_requests set created_at = created_at - interval '8 days'
                where org_id = ${org.orgId} and email_key = 'old@asked.example'`,
      org.rows`update messages set created_at = created_at - interval '8 days'
                where org_id = ${org.orgId} and email_key = 'old@asked.example'`,
    ]
    await Promise.all(old)
  })
  await tidy()
  const left = await world.ctx.orgs.read(
    admin.orgId,
    (org) => org.rows`
      select email_key from join_requests where org_id = ${org.orgId} union all
      select email_key from join_addresses where org_id = ${org.orgId} union all
      select email_key from messages where org_id = ${org.orgId} and kind = 'join_request' order by 1`,
  )
  expect(left).toEqual([
    { email_key: 'erased@erased.invalid' },
    ...Array.from({ length: 3 }, () => ({ email_key: 'young@asked.example' })),
  ])
})

it('goes on in the others where it fails in one organization, and tries that one again', async () => {
  const [broken, next] = [await anAdmin(world), await anAdmin(world)]
  const { db, accounts, log } = world.ctx
  const answersOf = (who: Admin) =>
    world.ctx.orgs.read(
      who.orgId,
      (org) => org.rows`select 1 from idempotency_keys where org_id = ${org.orgId}`,
    )
  for (const who of [broken, next]) {
    await inviteOnce(who, await aGroup(world, who), 'old')
    await world.ctx.orgs.write(
      who.orgId,
      (org) => org.rows`
        update idempotency_keys set created_at = created_at - interval '25 hours' where org_id = ${org.orgId}`,
    )
  }
  await db.raw(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$;
    create trigger refuse before delete on idempotency_keys
      for each row when (old.org_id = '${broken.orgId}') execute function refuse()`)
  const { level } = log
  log.level = 'silent'
  await tidy()
  log.level = level
  expect([(await answersOf(broken)).length, (await answersOf(next)).length]).toEqual([1, 0])
  await db.raw('drop trigger refuse on idempotency_keys; drop function refuse()')
  await accounts.rows`update graphile_worker._private_jobs set run_at = now()`
  await world.runJobs()
  expect(await answersOf(broken)).toEqual([])
})
