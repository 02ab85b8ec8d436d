import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { InviteDto } from '@rollcall/contract'
import pg from 'pg'
import { type Admin, aGroup, anAdmin, inviteMany } from '../../../../test/given.ts'
import { letPass } from '../../../../test/let-pass.ts'
import { people } from '../../../../test/outgoing-mail.ts'
import { createSendGridWorld, type SendGridWorld } from '../../../../test/sendgrid-world.ts'

let world: SendGridWorld
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createSendGridWorld({ settings: { batchSize: 1000 } })
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin)
})
afterAll(() => world.close())
afterEach(async () => {
  world.sim.tellTo(world.webhookUrl)
  // A mail that leaves: failures of one test after the other would otherwise be failures in a row.
  await invited(`fine${Date.now()}@s.example`)
  await world.runMail()
  world.sim.requests.splice(0)
  await world.ctx.accounts.rows`delete from mail_pauses`
})

async function invited(...emails: string[]): Promise<InviteDto[]> {
  const reply = await admin.call('POST /invites', { groupId, emails })
  return reply.body.items.map(({ invite }: { invite: InviteDto }) => invite)
}

const tellOf = async ({ id }: InviteDto) => {
  const { learnerStatus, delivery } = (await admin.call(`GET /invites/${id}`)).body
  return { learnerStatus, state: delivery.state, reason: delivery.reasonCode }
}
const copies = ({ email }: InviteDto) => world.sim.mailTo(email).length
const statuses = () => world.sim.requests.map(({ status }) => status)
const pause = async () => (await admin.call('GET /outbox/pause')).body.pause

describe('an invite that leaves by SendGrid', () => {
  it('[7] [40] is sent, and the learner is Pending when SendGrid says that it was delivered', async () => {
    const [invite] = await invited('ann@s.example')
    if (!invite) throw new Error('One was invited.')
    world.sim.tellTo(null)
    await world.runJobs()
    expect(await tellOf(invite)).toEqual({ learnerStatus: 'prospect', state: 'sent', reason: null })

    world.sim.tellTo(world.webhookUrl)
    const [other] = await invited('bob@s.example')
    await world.runMail()
    if (!other) throw new Error('One was invited.')
    expect(await tellOf(other)).toEqual({ learnerStatus: 'pending', state: 'delivered', reason: null })
  })

  it.each([
    ['bounce', 'prospect', 'bounced', 'no_mailbox'],
    ['full', 'prospect', 'bounced', 'mailbox_full'],
    ['blocked', 'prospect', 'refused', 'policy'],
    ['drop', 'prospect', 'refused', 'returned_before'],
    ['defer', 'pending', 'delivered', null],
    ['async', 'prospect', 'bounced', 'no_mailbox'],
    ['spam', 'pending', 'delivered', null],
    ['invalid', 'prospect', 'refused', 'invalid_address'],
  ])('[42] comes to what it should for %s+…@', async (word, learnerStatus, state, reason) => {
    const [invite] = await invited(`${word}+ann@s.example`)
    await world.runMail()
    if (!invite) throw new Error('One was invited.')
    expect(await tellOf(invite)).toEqual({ learnerStatus, state, reason })
  })

  it('[2] leaves with up to a thousand others in one request', async () => {
    await inviteMany(world, admin, people(1001, 'many'))
    await world.runMail()
    const sizes = world.sim.requests.map(
      ({ body }) => JSON.parse(JSON.stringify(body)).personalizations.length,
    )
    expect(sizes.sort()).toEqual([1, 1000])
    expect(world.sim.taken().copies).toBe(world.sim.taken().messages)
  })

  it('[8] [9] leaves although SendGrid refuses others of its request, and they say why', async () => {
    const own = await anAdmin(world)
    await inviteMany(
      world,
      own,
      people(250, 'mixed').map((address, at) => (at % 50 === 7 ? `invalid+${address}` : address)),
    )
    await world.runMail()
    const counts = async (state: string) =>
      world.ctx.orgs.read(
        own.orgId,
        (org) => org.rows<{ count: number; answers: number }>`
          select count(*)::int, count(distinct answer)::int as answers from messages where org_id = ${org.orgId} and state = ${state}`,
      )
    expect(await counts('delivered')).toEqual([{ count: 245, answers: 0 }])
    expect(await counts('refused')).toEqual([{ count: 5, answers: 1 }])
    expect(world.sim.requests.map(({ status }) => status)).toEqual([400, 202])
  })
})

it('[65] an address that an admin lets mail go to again is taken off SendGrid’s list, and the next mail is not dropped', async () => {
  const email = 'full+a65@s.example'
  const [invite] = await invited(email)
  await world.runMail()
  expect(world.sim.lists.has('bounces', email)).toBe(true)
  const listed = await admin.call(`GET /suppressions?q=${encodeURIComponent(email)}`)
  await admin.call(`POST /suppressions/${listed.body.items[0].id}/lift`)
  await world.runMail()
  expect(world.sim.lists.has('bounces', email)).toBe(false)
  await letPass(world, admin.orgId, '1 hour')
  await admin.call(`POST /invites/${invite?.id}/resend`)
  await world.runMail()
  expect(invite && (await tellOf(invite)).state).toBe('bounced')
  expect(world.sim.mailTo(email)).toHaveLength(2)
})

describe('when SendGrid does not take mail', () => {
  it('[10] a request that it refuses as a whole stops this organization, and nobody is marked as failed', async () => {
    const own = await anAdmin(world)
    world.sim.answerNext({ kind: 'refused', field: 'content', message: 'Not allowed.' })
    await inviteMany(world, own, people(20, 'stopped'))
    await world.runMail()
    expect(statuses()).toEqual([400])
    expect((await own.call('GET /outbox/pause')).body.pause).toMatchObject({ reason: 'not_taken' })
    const states = await world.ctx.orgs.read(
      own.orgId,
      (org) => org.rows`select state, count(*)::int from messages where org_id = ${org.orgId} group by state`,
    )
    expect(states).toEqual([{ state: 'queued', count: 20 }])

    const [other] = await invited('other10@s.example')
    await world.runMail()
    expect(other && (await tellOf(other)).state).toBe('delivered')
    await letPass(world, own.orgId, '16 minutes')
    await world.runMail()
    expect(statuses()).toEqual([400, 202, 202])
  })

  it('[11] after too many requests everybody waits until the time that it says, and then all leaves', async () => {
    const invites = await invited('a11@s.example', 'b11@s.example')
    const other = await anAdmin(world)
    world.sim.answerNext({ kind: 'too_many_requests', resetInSeconds: 1 })
    await world.runMail()
    await inviteMany(world, other, ['c11@s.example'])
    await world.runMail()
    expect(statuses()).toEqual([429])
    expect(await pause()).toMatchObject({ reason: 'busy' })
    expect((await other.call('GET /outbox/pause')).body.pause).toMatchObject({ reason: 'busy' })
    const { until } = await pause()
    while (Date.now() <= Date.parse(until)) await new Promise((resolve) => setTimeout(resolve, 100))
    await world.runMail()
    expect(statuses()).toEqual([429, 202, 202])
    for (const invite of invites) expect(await tellOf(invite)).toMatchObject({ state: 'delivered' })
  })

  it('[12] [70] without credits nobody is marked as failed, and all leaves when there are some', async () => {
    // A process of its own, as it were: it has not seen that the gate is closed.
    const own = await createSendGridWorld()
    try {
      const owner = await anAdmin(own)
      own.sim.answerNext({ kind: 'no_credits' })
      await inviteMany(own, owner, people(3, 'poor'))
      await own.runMail()
      expect(own.sim.requests.map(({ status }) => status)).toEqual([401])
      expect((await owner.call('GET /outbox/pause')).body.pause).toMatchObject({ reason: 'no_credits' })
      const statusesOf = async () =>
        (await owner.call('GET /learners')).body.items.map(({ status }: { status: string }) => status)
      expect(await statusesOf()).toEqual(['prospect', 'prospect', 'prospect'])
    } finally {
      await own.close()
    }
  })

  it('[13] what it could not take for an illness of its own leaves later, once', async () => {
    const [invite] = await invited('a13@s.example')
    world.sim.answerNext({ kind: 'unavailable', taken: false })
    await world.runMail()
    if (!invite) throw new Error('One was invited.')
    expect(await tellOf(invite)).toEqual({ learnerStatus: 'prospect', state: 'queued', reason: 'unclear' })
    await letPass(world, admin.orgId, '12 minutes')
    await world.runMail()
    expect([copies(invite), await tellOf(invite)]).toEqual([
      1,
      { learnerStatus: 'pending', state: 'delivered', reason: null },
    ])
  })
})

describe('when nobody knows whether SendGrid took a mail', () => {
  it('[17] what it tells of it afterwards decides: there is exactly one copy', async () => {
    const [invite] = await invited('a17@s.example')
    world.sim.answerNext({ kind: 'drop', taken: true })
    await world.runMail()
    await letPass(world, admin.orgId, '12 hours')
    await world.runMail()
    if (!invite) throw new Error('One was invited.')
    expect([copies(invite), (await tellOf(invite)).learnerStatus]).toEqual([1, 'pending'])
  })

  it('[17] the same where it takes the mail and never answers', async () => {
    const [invite] = await invited('hang+a17@s.example')
    await world.runMail()
    await letPass(world, admin.orgId, '12 hours')
    await world.runMail()
    if (!invite) throw new Error('One was invited.')
    expect([copies(invite), (await tellOf(invite)).learnerStatus]).toEqual([1, 'pending'])
  })

  it('[18] without a word of it, it is sent again after the wait, once', async () => {
    const [invite] = await invited('a18@s.example')
    world.sim.answerNext({ kind: 'drop', taken: false })
    await world.runMail()
    if (!invite) throw new Error('One was invited.')
    await letPass(world, admin.orgId, '9 minutes')
    await world.runMail()
    expect([copies(invite), (await tellOf(invite)).state]).toEqual([0, 'queued'])
    await letPass(world, admin.orgId, '3 minutes')
    await world.runMail()
    expect([copies(invite), (await tellOf(invite)).state]).toEqual([1, 'delivered'])
  })

  it('[19] where it tells nothing there are two copies at most, with the same link', async () => {
    const own = await createSendGridWorld({ settings: { webhookPublicKeys: [] } })
    try {
      const owner = await anAdmin(own)
      own.sim.answerNext({ kind: 'drop', taken: true })
      await inviteMany(own, owner, ['a19@s.example'])
      await own.runMail()
      await letPass(own, owner.orgId, '3 minutes')
      await own.runMail()
      await letPass(own, owner.orgId, '12 hours')
      await own.runMail()
      const mails = own.sim.mailTo('a19@s.example')
      expect(mails).toHaveLength(2)
      expect(new Set(mails.map(({ text }) => /https?:\/\/\S+\/i\/\S+/.exec(text)?.[0])).size).toBe(1)
      expect((await owner.call('GET /learners')).body.items[0].status).toBe('pending')
    } finally {
      await own.close()
    }
  })
})

it('[22] neither the key nor a link is in anything that is kept, whatever went wrong', async () => {
  const own = await createSendGridWorld()
  try {
    const owner = await anAdmin(own)
    const secrets: string[] = [own.sim.apiKey]
    for (const answer of [
      { kind: 'drop', taken: true },
      { kind: 'forbidden' },
      { kind: 'refused', field: 'content', message: 'No.' },
      { kind: 'unavailable', taken: true },
    ] as const) {
      own.sim.answerNext(answer)
      await inviteMany(own, owner, [`${answer.kind}22@s.example`])
      await own.runMail()
      for (const time of ['16 minutes', '1 hour']) {
        await letPass(own, owner.orgId, time)
        await own.runMail()
      }
      const [mail] = own.sim.mailTo(`${answer.kind}22@s.example`)
      secrets.push(/\/i\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? 'no link')
    }
    expect(secrets).not.toContain('no link')
    expect(await findAnywhere(own, owner, secrets)).toEqual([])
    expect(await findAnywhere(own, owner, ['forbidden22@s.example'])).toContain('public.messages')
  } finally {
    await own.close()
  }
})

/** The tables in which one of these texts stands, as far as they are this organization's or nobody's; the job queue is among them. */
async function findAnywhere(where: SendGridWorld, { orgId }: Admin, texts: string[]): Promise<string[]> {
  const tables = await where.ctx.accounts.rows<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_tables
     where schemaname in ('public', 'graphile_worker') order by name`
  const patterns = texts.map((text) => `'%${text}%'`).join()
  const looks = tables.map(
    ({ name }) => `select '${name}' as name from ${name} as t where t::text like any (array[${patterns}])`,
  )
  const client = new pg.Client({ connectionString: where.databaseUrl })
  await client.connect()
  await client.query(`set app.org_id = '${orgId}'`)
  const { rows } = await client.query<{ name: string }>(`${looks.join(' union ')} order by name`)
  await client.end()
  return rows.map(({ name }) => name)
}

it('[27] however often and in whatever order SendGrid tells it, all comes out right, and none was sent twice', async () => {
  Object.assign(world.sim.chaos, {
    copies: 3,
    shuffle: 400,
    postSize: 70,
    postsAtOnce: 4,
    dropProcessed: true,
  })
  const own = await anAdmin(world)
  const words = ['', 'bounce+', 'blocked+', 'defer+', 'async+', 'spam+']
  const addresses = people(300, 'chaos').map((address, at) => `${words[at % words.length]}${address}`)
  await inviteMany(world, own, addresses)
  await world.runMail()
  Object.assign(world.sim.chaos, {
    copies: 1,
    shuffle: 1,
    postSize: 500,
    postsAtOnce: 1,
    dropProcessed: false,
  })
  const states = await world.ctx.orgs.read(
    own.orgId,
    (org) => org.rows<{ state: string; status: string; count: number }>`
      select state, status, count(*)::int
        from (select m.state, (select l.status from invites i join learners l on l.org_id = i.org_id and l.id = i.learner_id
                                where i.org_id = m.org_id and i.id = m.ref_id) as status
                from messages m where m.org_id = ${org.orgId}) as each_mail
       group by state, status order by state`,
  )
  expect(states).toEqual([
    { state: 'bounced', status: 'prospect', count: 100 },
    { state: 'delivered', status: 'pending', count: 150 },
    { state: 'refused', status: 'prospect', count: 50 },
  ])
  for (const address of addresses) expect(world.sim.mailTo(address)).toHaveLength(1)
})
