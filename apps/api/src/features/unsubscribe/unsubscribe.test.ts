import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { InviteDto, TimelineItemDto } from '@rollcall/contract'
import { agent } from 'supertest'
import { type Admin, aGroup, aLearner, anAccount, anAdmin, anInvite, PASSWORD } from '../../../test/given.ts'
import { letPass } from '../../../test/let-pass.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
let groupId: string
let email: string
let invite: InviteDto
let count = 0
beforeAll(async () => {
  world = await createWorld()
})
beforeEach(async () => {
  count += 1
  email = `ann${count}@quiet.example`
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin)
  invite = await anInvite(world, admin, groupId, email)
})
afterAll(() => world.close())

const link = async (to = email) => placeOf(await world.inbox.token(to, 'u'))
const placeOf = (token: string) => new URL(`${world.ctx.config.joinUrl}/u/${token}`).pathname
const visit = (path: string) => agent(world.app).get(path)
/** As the server of a mailbox does it: no cookie, no page before it. */
const oneClick = (path: string) =>
  agent(world.app).post(path).type('form').send({ 'List-Unsubscribe': 'One-Click' })
const press = (path: string, decision: string) => agent(world.app).post(path).type('form').send({ decision })
const learner = async (id = invite.learnerId, who = admin) => (await who.call(`GET /learners/${id}`)).body
const listed = async (who = admin) =>
  (await who.call(`GET /suppressions?q=${encodeURIComponent(email)}`)).body.items
const subjects = async (to = email) => (await world.inbox.of(to)).map(({ subject }) => subject)
const timeline = async (): Promise<TimelineItemDto[]> =>
  (await admin.call(`GET /learners/${invite.learnerId}/timeline`)).body.items
const inviteFrom = async (who: Admin, group: string, address = email) =>
  (await who.call('POST /invites', { groupId: group, emails: [address] })).body.items[0].outcome

describe('the mail of an invitation', () => {
  it('[59] has the link in its headers and at its end, in both forms, and each mail has its own', async () => {
    const [mail] = await world.inbox.of(email)
    const url = `${world.ctx.config.joinUrl}/u/${await world.inbox.token(email, 'u')}`
    expect(mail?.text).toContain(`Do not let Acme Training invite me again:\n${url}\n`)
    expect(mail?.html).toContain(`href="${url}"`)
    const headers = unfolded(await source(email))
    expect(headers).toContain(`List-Unsubscribe: <${url}>`)
    expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    await letPass(world, admin.orgId, '1 hour')
    await admin.call(`POST /invites/${invite.id}/resend`)
    await world.runJobs()
    expect(unfolded(await source(email))).toContain(
      `List-Unsubscribe: <${world.ctx.config.joinUrl}/u/${await world.inbox.token(email, 'u')}>`,
    )
    expect(await world.inbox.token(email, 'u')).not.toBe(url.slice(-67))
  })

  it('[59] says it in the language of the organization', async () => {
    await admin.call(`PATCH /orgs/${admin.orgId}`, { locale: 'es' })
    await anInvite(world, admin, groupId, 'hola@quiet.example')
    const [mail] = await world.inbox.of('hola@quiet.example')
    expect(mail?.text).toContain('No quiero más invitaciones de Acme Training:')
    const { text } = await visit(await link('hola@quiet.example')).set('Accept-Language', 'en')
    expect(text).toContain('<html lang="es"')
    expect(text).toContain('¿No más invitaciones de Acme Training?')
    expect((await visit(`${await link('hola@quiet.example')}?lang=en`)).text).toContain(
      'No more invitations from Acme Training?',
    )
  })

  it('is the only one with it: what people ask for themselves has none', async () => {
    await anAccount(world, email)
    await agent(world.app).post('/api/v1/join/forgot-password').send({ email })
    await world.runJobs()
    expect(await source(email)).not.toMatch(/List-Unsubscribe/i)
  })
})

describe('[61] whoever opens the link, a person or a scanner', () => {
  it('changes nothing, however often, by GET and by HEAD', async () => {
    const path = await link()
    const before = await everything()
    const replies = await Promise.all([
      ...Array.from({ length: 50 }, () => visit(path)),
      agent(world.app).head(path),
    ])
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await everything()).toEqual(before)
    expect((await learner()).noMail).toBeNull()
  })
})

describe('[63] asking for no more invitations', () => {
  it('by the button of a mailbox needs no cookie and no page, and again is the same', async () => {
    const path = await link()
    for (let again = 0; again < 3; again += 1) {
      const reply = await oneClick(path)
      expect(reply.status).toBe(200)
      expect(reply.text).toContain('Acme Training will not invite you again')
    }
    const multipart = await agent(world.app).post(path).field('List-Unsubscribe', 'One-Click')
    expect(multipart.status).toBe(200)
    expect(await listed()).toMatchObject([
      { email, reason: 'unsubscribed', learnerId: invite.learnerId, mayLift: false },
    ])
    expect((await timeline()).filter(({ kind }) => kind === 'unsubscribed')).toMatchObject([
      { by: { kind: 'learner', name: null } },
    ])
  })

  it('by the page works without JavaScript and without a session', async () => {
    const path = await link()
    const { text } = await visit(path)
    expect(text).toContain('No more invitations from Acme Training?')
    expect(text).toContain(email)
    expect(/<form method="post" action="([^"]+)"/.exec(text)?.[1]).toBe(`${path}?lang=en`)
    expect(text).toContain(
      '<button class="button" name="decision" value="organization">Acme Training may not invite me again</button>',
    )
    const pressed = await press(`${path}?lang=en`, 'organization')
    expect(pressed.status).toBe(303)
    const after = await visit(new URL(String(pressed.headers.location)).pathname)
    expect(after.text).toContain('Acme Training will not invite you again')
    expect(after.text).toContain('value="undo"')
  })

  it('ends reminders and resends, says why, and leaves the invitation as it is', async () => {
    await oneClick(await link())
    expect(await learner()).toMatchObject({
      status: 'pending',
      noMail: 'unsubscribed',
      openInviteId: invite.id,
    })
    await letPass(world, admin.orgId, '8 days')
    await world.runJobs()
    const resent = await admin.call(`POST /invites/${invite.id}/resend`)
    expect(resent.body).toMatchObject({ code: 'suppressed' })
    await admin.call('POST /invites/resend', { ids: [invite.id] })
    await world.runJobs()
    expect(await subjects()).toEqual(['Acme Training invited you to training'])

    await anAccount(world, email)
    const person = await aLearner(world, email)
    expect((await person.call(`POST /join/me/invites/${invite.id}/accept`)).status).toBe(200)
    expect(await learner()).toMatchObject({ status: 'active' })
  })

  it('stops a mail that waits already', async () => {
    await letPass(world, admin.orgId, '1 hour')
    await admin.call(`POST /invites/${invite.id}/resend`)
    await oneClick(await link())
    await world.runJobs()
    expect(await subjects()).toHaveLength(1)
  })

  it('is for this organization, or for all of them', async () => {
    const other = await anAdmin(world, 'Other School')
    const theirs = await aGroup(world, other)
    await press(await link(), 'organization')
    expect(await inviteFrom(other, theirs)).toBe('invited')
    await world.runJobs()

    const path = await link()
    await press(path, 'everywhere')
    expect((await visit(path)).text).toContain('No organization here will invite you')
    const third = await anAdmin(world, 'Third School')
    expect(await inviteFrom(third, await aGroup(world, third))).toBe('suppressed')
    expect(await listed(third)).toEqual([])
    expect(await listed(other)).toMatchObject([{ reason: 'unsubscribed' }])
  })

  it('is about the address that the mail went to, also after the invitation went to another', async () => {
    const path = await link()
    const right = `right-${email}`
    const mended = await admin.call(`PATCH /invites/${invite.id}`, { email: right })
    await oneClick(path)
    expect(await listed()).toMatchObject([{ email, learnerId: null }])
    expect((await learner(mended.body.learnerId)).noMail).toBeNull()
  })
})

describe('[63] whoever changes their mind', () => {
  it('takes it back by the same link for a month, and mail goes again', async () => {
    const path = await link()
    await press(path, 'everywhere')
    await press(path, 'undo')
    await press(path, 'undo')
    expect((await visit(path)).text).toContain('No more invitations from Acme Training?')
    expect(await listed()).toEqual([])
    expect((await timeline()).map(({ kind }) => kind).slice(-2)).toEqual(['unsubscribed', 'resubscribed'])
    const other = await anAdmin(world, 'Other School')
    expect(await inviteFrom(other, await aGroup(world, other))).toBe('invited')
    await letPass(world, admin.orgId, '1 hour')
    expect((await admin.call(`POST /invites/${invite.id}/resend`)).status).toBe(200)
  })

  it('is told of the other ways after that, and the old link undoes nothing', async () => {
    const path = await link()
    await oneClick(path)
    await world.ctx.orgs.write(
      admin.orgId,
      (org) => org.rows`
        update suppressions set created_at = created_at - interval '31 days' where org_id = ${org.orgId}`,
    )
    const { text } = await visit(path)
    expect(text).toContain('You said this more than 30 days ago.')
    expect(text).not.toContain('value="undo"')
    await press(path, 'undo')
    expect(await listed()).toHaveLength(1)
  })

  it('can say it once more', async () => {
    const path = await link()
    for (const decision of ['organization', 'undo', 'organization']) await press(path, decision)
    expect((await learner()).noMail).toBe('unsubscribed')
  })
})

describe('[63] a link that is none', () => {
  it('answers in one way, whatever is wrong with it, and by whatever method', async () => {
    const { tokens } = world.ctx
    const token = await world.inbox.token(email, 'u')
    const nobody = { orgId: admin.orgId, id: crypto.randomUUID() }
    const wrong = [
      randomBytes(50).toString('base64url'),
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      tokens.make('invite', { orgId: admin.orgId, id: invite.id }),
      tokens.make('unsubscribe', nobody),
      tokens.make('unsubscribe', { orgId: crypto.randomUUID(), id: nobody.id }),
    ]
    const shapes = new Set<string>()
    for (const one of wrong) {
      for (const reply of [await visit(placeOf(one)), await oneClick(placeOf(one))]) {
        expect(reply.text).toContain('This link does not work')
        shapes.add(JSON.stringify([reply.status, reply.text]))
      }
    }
    expect(shapes.size).toBe(1)
    expect([...shapes][0]).toMatch(/^\[404,/)
  })

  it('can be tried 20 times an hour from one network, and a real one goes on to work', async () => {
    const strict = await createWorld({ limitsFactor: 1 })
    try {
      const guess = () => agent(strict.app).get(placeOf(randomBytes(50).toString('base64url')))
      const statuses = []
      for (let time = 0; time < 22; time += 1) statuses.push((await guess()).status)
      expect(statuses).toEqual([...Array(20).fill(404), 429, 429])
      const owner = await anAdmin(strict)
      await anInvite(strict, owner, await aGroup(strict, owner), 'real@quiet.example')
      const real = placeOf(await strict.inbox.token('real@quiet.example', 'u'))
      expect((await agent(strict.app).get(real)).status).toBe(200)
    } finally {
      await strict.close()
    }
  })

  it('is that of an erased address, too', async () => {
    const path = await link()
    await anAccount(world, email)
    const person = await aLearner(world, email)
    await person.agent.delete('/api/v1/join/me').send({ password: PASSWORD })
    expect((await visit(path)).status).toBe(404)
  })
})

describe('what an organization is called', () => {
  it('is text on the page, whatever it is', async () => {
    const nasty = `<img src=x onerror=alert(1)>"'&$&$\``
    await world.ctx.orgs.write(
      admin.orgId,
      (org) => org.rows`update orgs set name = ${nasty} where id = ${org.orgId}`,
    )
    const path = await link()
    for (const text of [(await visit(path)).text, (await oneClick(path)).text]) {
      expect(text).not.toContain('<img src=x')
      expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;')
    }
  })
})

/** The newest mail as it came, with its headers. */
async function source(to: string): Promise<string> {
  const [raw] = await world.ctx.accounts.rows<{ raw: Buffer }>`
    select raw from dev_inbox where to_address = ${to} order by id desc limit 1`
  return raw?.raw.toString('utf8') ?? ''
}

const unfolded = (raw: string) => raw.replace(/\r\n[ \t]+/g, ' ')

/** All that a link could change. */
async function everything(): Promise<unknown[]> {
  return world.ctx.orgs.read(
    admin.orgId,
    (org) => org.rows`
      select (select jsonb_agg(l) from learners l where l.org_id = ${org.orgId}) as learners,
             (select jsonb_agg(i) from invites i where i.org_id = ${org.orgId}) as invites,
             (select jsonb_agg(m) from messages m where m.org_id = ${org.orgId}) as messages,
             (select jsonb_agg(s) from suppressions s where s.org_id = ${org.orgId}) as suppressions,
             (select count(*) from audit_log a where a.org_id = ${org.orgId}) as acts`,
  )
}
