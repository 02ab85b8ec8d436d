import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { InviteDto, SuppressionDto, TimelineItemDto } from '@rollcall/contract'
import {
  type Admin,
  aGroup,
  aJoinPage,
  aLearner,
  anAccount,
  anActiveLearner,
  anAdmin,
  anImport,
  anInvite,
  aSuppression,
  PASSWORD,
  somebody,
  theProof,
} from '../../../test/given.ts'
import { letPass } from '../../../test/let-pass.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { suppress } from './index.ts'

let world: World
let admin: Admin
let other: Admin
let groupId: string
let otherGroup: string
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  other = await anAdmin(world, 'Other School')
  groupId = await aGroup(world, admin)
  otherGroup = await aGroup(world, other)
})
afterAll(() => world.close())

const listed = async (query = '', who = admin): Promise<SuppressionDto[]> =>
  (await who.call(`GET /suppressions${query}`)).body.items
const lift = (id: string, who = admin) => who.call(`POST /suppressions/${id}/lift`)
const invite = (who: Admin, group: string, ...emails: string[]) =>
  who.call('POST /invites', { groupId: group, emails })
const outcomes = async (who: Admin, group: string, ...emails: string[]) =>
  (await invite(who, group, ...emails)).body.items.map(({ outcome }: { outcome: string }) => outcome)
const mailsTo = async (email: string) => (await world.inbox.of(email)).length
const learner = async (id: string, who = admin) => (await who.call(`GET /learners/${id}`)).body
const kinds = async (learnerId: string): Promise<string[]> =>
  (await admin.call(`GET /learners/${learnerId}/timeline`)).body.items.map(
    ({ kind }: TimelineItemDto) => kind,
  )

/** The server of the mailbox says that there is none. */
const bounced = (who: Admin, group: string, email: string): Promise<InviteDto> =>
  anInvite(world, who, group, email)

describe('a mail that comes back for good', () => {
  it('[64] stops mail to that address everywhere, and only its own organization is told why', async () => {
    const email = 'bounce+gone@list.example'
    const { learnerId } = await bounced(admin, groupId, email)
    expect(await listed('?q=gone@list')).toMatchObject([
      { email, reason: 'bounced', until: null, learnerId, mayLift: true },
    ])
    expect(await learner(learnerId)).toMatchObject({ status: 'prospect', noMail: 'bounced' })

    expect(await outcomes(other, otherGroup, email, 'fine@list.example')).toEqual(['suppressed', 'invited'])
    const judged = await other.call('POST /invites/judge', { groupId: otherGroup, emails: [email] })
    expect(judged.body.items).toMatchObject([{ outcome: 'suppressed' }])
    expect(await listed('', other)).toEqual([])
  })

  it('[64] is `other` for an organization that had invited the person before', async () => {
    const email = 'later@list.example'
    const theirs = await anInvite(world, other, otherGroup, email)
    await aSuppression(world, admin.orgId, email, 'bounced')
    expect(await learner(theirs.learnerId, other)).toMatchObject({ noMail: 'other' })
    const refused = await other.call(`POST /invites/${theirs.id}/resend`)
    expect(refused.body).toMatchObject({ code: 'suppressed' })
    expect(refused.body.detail).not.toContain('Acme')
    expect(await listed('?q=later', other)).toEqual([])
  })

  it('[64] is shown before an import is approved', async () => {
    await subscribed(admin)
    await aSuppression(world, admin.orgId, 'sheet@list.example')
    const id = await anImport(admin, 'Email,Group\nsheet@list.example,Teachers\nnew@list.example,Teachers\n')
    await world.runJobs()
    const rows = (await admin.call(`GET /imports/${id}/rows`)).body.items
    expect(rows.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['suppressed', 'invite'])
  })
})

describe('[46] a resend is refused, each time with a code of its own', () => {
  it.each([
    ['cool_down', async () => {}],
    [
      'suppressed',
      async (one: InviteDto) => void (await aSuppression(world, admin.orgId, one.email, 'complained')),
    ],
    ['invite_closed', async (one: InviteDto) => void (await admin.call(`POST /invites/${one.id}/cancel`))],
  ])('%s', async (code, before) => {
    const strict = await createWorld({ limitsFactor: 1 })
    const [was, wasAdmin] = [world, admin]
    try {
      world = strict
      admin = await anAdmin(strict)
      const one = await anInvite(strict, admin, await aGroup(strict, admin), `${code}@again.example`)
      await before(one)
      expect((await admin.call(`POST /invites/${one.id}/resend`)).body.code).toBe(code)
      await strict.runJobs()
      expect(await mailsTo(one.email)).toBe(1)
    } finally {
      world = was
      admin = wasAdmin
      await strict.close()
    }
  })
})

describe('[66] an address is one mailbox', () => {
  it('in any case, and with another plus tag or dot it is another one', async () => {
    await aSuppression(world, admin.orgId, 'ann.lee@case.example')
    expect(
      await outcomes(
        admin,
        groupId,
        'Ann.Lee@CASE.example',
        'annlee@case.example',
        'ann.lee+work@case.example',
      ),
    ).toEqual(['suppressed', 'invited', 'invited'])
  })
})

describe('the list', () => {
  it('is searched by a part of the address and by the reason, and comes in pages', async () => {
    for (const name of ['one', 'two', 'three'])
      await aSuppression(world, admin.orgId, `${name}@pages.example`)
    await aSuppression(world, admin.orgId, 'four@pages.example', 'complained')
    const found = await listed('?q=PAGES.ex')
    expect(found.map(({ email }) => email)).toEqual([
      'four@pages.example',
      'three@pages.example',
      'two@pages.example',
      'one@pages.example',
    ])
    expect(await listed('?q=pages.ex&reason=complained')).toMatchObject([{ email: 'four@pages.example' }])
    const first = (await admin.call('GET /suppressions?q=pages.ex&limit=3')).body
    expect(first.items).toEqual(found.slice(0, 3))
    expect(await listed(`?q=pages.ex&cursor=${first.next}`)).toEqual(found.slice(3))
    expect(await listed('?q=%25pages')).toEqual([])
  })

  it('holds no row whose time is over', async () => {
    const email = 'full@list.example'
    await world.ctx.orgs.write(admin.orgId, (org) =>
      suppress(org, [{ emailKey: email, reason: 'bounced', messageId: null, days: 30 }]),
    )
    const [row] = await listed('?q=full@')
    expect(row?.until).not.toBeNull()
    expect(await outcomes(other, otherGroup, email)).toEqual(['suppressed'])
    await monthPasses(email)
    expect(await listed('?q=full@')).toEqual([])
    expect(await outcomes(admin, groupId, email)).toEqual(['invited'])
    expect(await outcomes(other, otherGroup, email)).toEqual(['invited'])
  })
})

describe('lifting', () => {
  it('lets mail go to a mailbox again that works now, for everybody, and is on record', async () => {
    const email = 'repaired@lift.example'
    const { learnerId, id } = await anInvite(world, admin, groupId, email)
    const suppressionId = await aSuppression(world, admin.orgId, email, 'bounced')
    expect((await admin.call(`POST /invites/${id}/resend`)).body.code).toBe('suppressed')
    expect((await lift(suppressionId)).status).toBe(204)
    expect((await lift(suppressionId)).status).toBe(204)
    expect((await learner(learnerId)).noMail).toBeNull()
    expect(await outcomes(other, otherGroup, email)).toEqual(['invited'])
    await admin.call(`POST /invites/${id}/resend`)
    await world.runJobs()
    expect(await mailsTo(email)).toBe(3)
    expect((await kinds(learnerId)).filter((kind) => kind === 'mail_allowed')).toHaveLength(1)
    const log = await admin.call('GET /audit-log?action=learner.suppression_lifted')
    expect(log.body.items).toMatchObject([
      { actor: { kind: 'user', name: 'Olive Owner' }, subjectId: learnerId, after: { reason: 'bounced' } },
    ])
  })

  it.each(['unsubscribed', 'complained'] as const)(
    'is not for admins where the person %s',
    async (reason) => {
      const id = await aSuppression(world, admin.orgId, `${reason}@lift.example`, reason)
      expect(await listed(`?q=${reason}@lift`)).toMatchObject([{ mayLift: false }])
      expect((await lift(id)).body).toMatchObject({ code: 'suppressed' })
      expect(await outcomes(admin, groupId, `${reason}@lift.example`)).toEqual(['suppressed'])
    },
  )

  it('stays, however often the server repeats what it said of that mail, and ends with the next mail', async () => {
    const email = 'bounce+again@lift.example'
    const { id } = await bounced(admin, groupId, email)
    const say = (messageId: string | null) =>
      world.ctx.orgs.write(admin.orgId, (org) =>
        suppress(org, [{ emailKey: email, reason: 'bounced', messageId }]),
      )
    const [row] = await listed('?q=bounce%2Bagain')
    await lift(row?.id ?? '')
    const [message] = await world.ctx.orgs.read(
      admin.orgId,
      (org) =>
        org.rows<{ id: string }>`select id from messages where org_id = ${org.orgId} and ref_id = ${id}`,
    )
    for (let again = 0; again < 3; again += 1) await say(message?.id ?? null)
    expect(await listed('?q=bounce%2Bagain')).toEqual([])
    await letPass(world, admin.orgId, '1 hour')
    await admin.call(`POST /invites/${id}/resend`)
    await world.runJobs()
    expect(await listed('?q=bounce%2Bagain')).toMatchObject([{ reason: 'bounced' }])
  })
})

describe('somebody who asked for no more invitations', () => {
  it('and asks to join by the page all the same has changed their mind', async () => {
    const email = 'returns@wish.example'
    await subscribed(admin)
    const slug = await aJoinPage(admin, groupId)
    await aSuppression(world, admin.orgId, email)
    const ask = () => somebody(world).call(`POST /join/pages/${slug}/requests`, { email, groupId })
    await ask()
    const { token } = await theProof(world, email)
    await somebody(world).call('POST /join/verify', { token })
    expect(await listed('?q=returns@')).toEqual([])
    const [{ id, noMail }] = (await admin.call(`GET /learners?q=${email}`)).body.items
    expect(noMail).toBeNull()
    expect(await kinds(id)).toEqual(expect.arrayContaining(['resubscribed']))
  })

  it('gets one mail a day at most, should somebody else type their address there', async () => {
    const email = 'pestered@wish.example'
    await subscribed(admin)
    const slug = await aJoinPage(admin, groupId)
    await aSuppression(world, admin.orgId, email)
    for (let time = 0; time < 3; time += 1) {
      await somebody(world).call(`POST /join/pages/${slug}/requests`, { email, groupId })
      await world.runJobs()
    }
    expect(await mailsTo(email)).toBe(1)
  })
})

describe('an erased account', () => {
  it('leaves no address on the list, and what its owner asked for goes on to hold', async () => {
    const email = 'forgotten@wish.example'
    const { person } = await anActiveLearner(world, admin, groupId, email)
    await aSuppression(world, admin.orgId, email)
    await aSuppression(world, admin.orgId, email, 'complained')
    await person.agent.delete('/api/v1/join/me').send({ password: PASSWORD })
    expect(await listed('?q=forgotten')).toEqual([])
    const left = await world.ctx.orgs.read(
      admin.orgId,
      (org) => org.rows`
        select email_key from suppressions where org_id = ${org.orgId} and email_key like '%forgotten%' union all
        select email_key from global_suppressions where email_key like '%forgotten%'`,
    )
    expect(left).toEqual([])
    expect(await outcomes(admin, groupId, email)).toEqual(['suppressed'])
    expect(await outcomes(other, otherGroup, 'Forgotten@wish.example')).toEqual(['suppressed'])
    // A new account of that address, erased too, finds the row of the first one there.
    await aSuppression(world, admin.orgId, email)
    await anAccount(world, email)
    const again = await aLearner(world, email)
    expect((await again.agent.delete('/api/v1/join/me').send({ password: PASSWORD })).status).toBe(204)
    expect(await outcomes(admin, groupId, email)).toEqual(['suppressed'])
  })
})

async function subscribed({ orgId }: Admin): Promise<void> {
  await world.ctx.orgs.write(
    orgId,
    (org) => org.rows`update orgs set subscription_status = 'active' where id = ${orgId}`,
  )
}

/** What was to count for 30 days is over. */
async function monthPasses(email: string): Promise<void> {
  await world.ctx.orgs.write(admin.orgId, async (org) => {
    await org.rows`
      update suppressions set expires_at = expires_at - interval '31 days'
       where org_id = ${org.orgId} and email_key = ${email}`
    await org.rows`
      update global_suppressions set expires_at = expires_at - interval '31 days' where email_key = ${email}`
  })
}
