import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import { type Admin, aGroup, anAccount, anAdmin, PASSWORD, somebody } from '../../../test/given.ts'
import { letPass } from '../../../test/let-pass.ts'
import { administers } from '../../../test/two-organizations.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { type Sql, sql } from '../../core/sql.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

async function invite(by: Admin, ...emails: string[]) {
  const groupId = await aGroup(world, by, `Group of ${emails[0]}`)
  const reply = await by.call('POST /invites', { groupId, emails })
  await world.runJobs()
  return reply.body.items.map(({ invite: made }: { invite: { id: string } }) => made.id)
}

async function runDigests() {
  await world.ctx.accounts.rows`select graphile_worker.add_job('send-bounce-digests')`
  await world.runJobs()
}

const digestsOf = async ({ email }: { email: string }) =>
  (await world.inbox.of(email)).filter(({ subject }) => /came back|devolvi/.test(subject))

describe('[42] whoever invited people whose mail came back', () => {
  it('is told once a day whose, and why, in one mail', async () => {
    const admin = await anAdmin(world)
    await invite(admin, 'bounce+ann@d.example', 'blocked+bob@d.example', 'fine@d.example')
    await runDigests()
    const [mail, ...others] = await digestsOf(admin)
    expect(others).toEqual([])
    expect(mail?.subject).toBe('Acme Training: 2 invitations came back')
    expect(mail?.text).toContain('bounce+ann@d.example: There is no such mailbox.')
    expect(mail?.text).toContain('blocked+bob@d.example: The receiving server takes no mail')
    expect(mail?.text).not.toContain('fine@d.example')
    expect(mail?.text).toContain('/learners?delivery=bounced')
  })

  it('is not told twice of the same, also when the job runs twice at once', async () => {
    const admin = await anAdmin(world)
    await invite(admin, 'bounce+cid@d.example')
    await Promise.all([runDigests(), runDigests()])
    await runDigests()
    expect(await digestsOf(admin)).toHaveLength(1)
    await invite(admin, 'bounce+dora@d.example')
    await runDigests()
    const mails = await digestsOf(admin)
    expect(mails).toHaveLength(2)
    expect(mails.filter(({ text }) => text.includes('bounce+cid@d.example'))).toHaveLength(1)
  })

  it('is not told of what was mended or cancelled since, nor of what was sent again', async () => {
    const admin = await anAdmin(world)
    const [mended, cancelled, again] = await invite(
      admin,
      'bounce+eve@d.example',
      'bounce+fay@d.example',
      'bounce+gil@d.example',
    )
    await admin.call(`PATCH /invites/${mended}`, { email: 'eve@d.example' })
    await admin.call(`POST /invites/${cancelled}/cancel`)
    await letPass(world, admin.orgId, '1 hour')
    await admin.call(`POST /invites/${again}/resend`)
    await runDigests()
    const [mail, ...others] = await digestsOf(admin)
    expect(others).toEqual([])
    expect(mail?.text).toContain('bounce+gil@d.example')
    expect(mail?.text).not.toMatch(/eve@|fay@/)
  })

  it('is led to the refused where nothing bounced', async () => {
    const admin = await anAdmin(world)
    await invite(admin, 'blocked+ida@d.example')
    await runDigests()
    expect((await digestsOf(admin))[0]?.text).toContain('/learners?delivery=refused')
  })

  it('and is no admin any more, is not told: the owner is', async () => {
    const owner = await anAdmin(world)
    const userId = await anAccount(world, 'gus@d.example', 'Gus Gone')
    await administers(world, userId, owner.orgId, 'admin')
    const gus = somebody(world, 'gus@d.example')
    await gus.call('POST /auth/sign-in', { email: gus.email, password: PASSWORD })
    const groupId = await aGroup(world, owner)
    await gus.call('POST /invites', { groupId, emails: ['bounce+hal@d.example'] })
    await world.runJobs()
    await owner.call(`DELETE /orgs/${owner.orgId}/admins/${userId}`)
    await runDigests()
    expect(await digestsOf(gus)).toEqual([])
    expect(await digestsOf(owner)).toHaveLength(1)
  })

  it('by an API key: who made it is told, and after them an owner', async () => {
    const owner = await anAdmin(world)
    const userId = await anAccount(world, 'kim@d.example', 'Kim Keys')
    await administers(world, userId, owner.orgId, 'admin')
    const kim = somebody(world, 'kim@d.example')
    await kim.call('POST /auth/sign-in', { email: kim.email, password: PASSWORD })
    const { key } = (await kim.call('POST /api-keys', { name: 'Sync', scopes: ['invites:write'] })).body
    const groupId = await aGroup(world, owner)
    const byKey = async (email: string) => {
      const invited = supertest(world.app).post('/api/v1/invites').set('Authorization', `Bearer ${key}`)
      expect((await invited.send({ groupId, emails: [email] })).status).toBe(201)
      await world.runJobs()
    }
    await byKey('bounce+kay@d.example')
    await runDigests()
    expect(await digestsOf(owner)).toEqual([])
    const [mail] = await digestsOf(kim)
    expect(mail?.text).toContain('An invitation of your organization did not arrive.')
    await byKey('bounce+lou@d.example')
    await owner.call(`DELETE /orgs/${owner.orgId}/admins/${userId}`)
    await runDigests()
    expect(await digestsOf(kim)).toHaveLength(1)
    expect((await digestsOf(owner))[0]?.text).toContain('bounce+lou@d.example')
  })

  it('while mail waited for more than a day, is told all of it in one mail', async () => {
    const admin = await anAdmin(world)
    const change = (what: Sql) => world.ctx.orgs.write(admin.orgId, (org) => org.rows`${what}`)
    await invite(admin, 'bounce+max@d.example')
    await change(sql`
      insert into org_mail_pauses (org_id, reason, until) values (${admin.orgId}, 'bounces', now() + interval '1 day')`)
    await runDigests()
    // The pause is over, and the digest is not the first that leaves.
    await change(sql`delete from org_mail_pauses where org_id = ${admin.orgId}`)
    await change(sql`
      update messages set next_attempt_at = now() + interval '1 hour'
       where org_id = ${admin.orgId} and kind = 'bounce_digest'`)
    await invite(admin, 'bounce+ned@d.example')
    await runDigests()
    expect(await digestsOf(admin)).toEqual([])
    await letPass(world, admin.orgId, '2 hours')
    await world.runJobs()
    const [mail, ...others] = await digestsOf(admin)
    expect(others).toEqual([])
    expect(mail?.text).toContain('bounce+max@d.example')
    expect(mail?.text).toContain('bounce+ned@d.example')
  })

  it('reads it in their own language, and of many only the first twenty by name', async () => {
    const admin = await anAdmin(world)
    await world.ctx.accounts.rows`update users set locale = 'es' where id = ${admin.userId}`
    for (let at = 0; at < 3; at += 1)
      await invite(admin, ...Array.from({ length: 8 }, (_, n) => `bounce+p${at}${n}@many.example`))
    await runDigests()
    const [mail] = await digestsOf(admin)
    expect(mail?.subject).toBe('Acme Training: se devolvieron 24 invitaciones')
    expect(mail?.text.match(/@many\.example/g)).toHaveLength(20)
    expect(mail?.text).toContain('y 4 más')
  })
})
