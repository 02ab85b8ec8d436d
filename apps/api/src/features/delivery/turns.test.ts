import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Admin, aGroup, anAdmin } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { sendOrgMail } from './send.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

interface WaitingJob {
  task: string
  org: string
  isDue: boolean
}

/** The jobs that wait, in the order in which they will be worked on. */
async function waitingJobs(): Promise<WaitingJob[]> {
  return world.ctx.accounts.rows<WaitingJob>`
    select t.identifier as task, j.payload ->> 'orgId' as org, j.run_at <= now() as "isDue"
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     order by j.priority, j.run_at, j.id`
}

/** As a worker does with the job of an organization, and when the work is done. */
const takeUp = ({ orgId }: { orgId: string }) => world.ctx.accounts.rows`
  update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a worker' where key = ${`send:${orgId}`}`
const putDown = () => world.ctx.accounts.rows`
  delete from graphile_worker._private_jobs where locked_by = 'a worker'`

async function invite(admin: Admin, groupId: string, count: number) {
  const emails = Array.from({ length: count }, (_, index) => `p${index}@${admin.orgId}.example`)
  for (let at = 0; at < count; at += 10)
    await admin.call('POST /invites', { groupId, emails: emails.slice(at, at + 10) })
}

const sentBy = async (admin: Admin) => {
  const { body } = await admin.call('GET /invites?limit=100')
  return body.items.filter((item: { delivery: { state: string } }) => item.delivery.state === 'delivered')
    .length
}

describe('an organization with much mail', () => {
  it('[67] sends one batch, and then lets the others have their turn', async () => {
    const large = await anAdmin(world, 'Large District')
    const small = await anAdmin(world, 'Small School')
    await invite(large, await aGroup(world, large), 70)
    await invite(small, await aGroup(world, small), 1)
    await takeUp(large)
    await sendOrgMail(world.ctx, large.orgId)
    expect(await sentBy(large)).toBe(50)
    await putDown()
    const jobs = (await waitingJobs()).filter(({ task }) => task === 'send-mail')
    expect(jobs).toEqual([
      { task: 'send-mail', org: small.orgId, isDue: true },
      { task: 'send-mail', org: large.orgId, isDue: true },
    ])
    await world.runJobs()
    expect([await sentBy(large), await sentBy(small)]).toEqual([70, 1])
  })
})

describe('a job that waits under a key', () => {
  const runAt = (hours: number) => new Date(Date.now() + hours * 3_600_000)
  const due = async (orgId: string) =>
    (
      await world.ctx.accounts.rows<{ hours: number }>`
        select round(extract(epoch from run_at - now()) / 3600)::int as hours
          from graphile_worker._private_jobs where key = ${`send:${orgId}`}`
    ).map(({ hours }) => hours)

  it.each([
    [[5, 9], 5],
    [[9, 5], 5],
    [[9, 0], 0],
    [[0, 9], 0],
    [[7, 3, 8, 5], 3],
  ])('is asked for at hours %j, and runs once, at the earliest: %i', async (hours, earliest) => {
    const { orgId } = await anAdmin(world)
    for (const hour of hours) {
      const when = hour === 0 ? {} : { runAt: runAt(hour) }
      await world.ctx.orgs.write(orgId, (org) =>
        org.enqueue('send-mail', {}, { key: `send:${orgId}`, ...when }),
      )
    }
    expect(await due(orgId)).toEqual([earliest])
    await world.runJobs()
  })

  it('is the earliest also when all ask at once', async () => {
    const { orgId } = await anAdmin(world)
    await Promise.all(
      [6, 2, 9, 4, 7, 3].map((hour) =>
        world.ctx.orgs.write(orgId, (org) =>
          org.enqueue('send-mail', {}, { key: `send:${orgId}`, runAt: runAt(hour) }),
        ),
      ),
    )
    expect(await due(orgId)).toEqual([2])
  })

  it('is not taken before everybody who asked for it is through', async () => {
    const { orgId } = await anAdmin(world)
    const ask = (more: () => Promise<void>) =>
      world.ctx.orgs.write(orgId, async (org) => {
        await org.enqueue('send-mail', {}, { key: `send:${orgId}` })
        await more()
      })
    await ask(async () => {})
    await ask(async () => {
      await ask(async () => {})
      await world.runJobs()
    })
    expect(await due(orgId)).toEqual([0])
    await world.runJobs()
    expect(await due(orgId)).toEqual([])
  })

  it('is queued once more while it is being worked on', async () => {
    const { orgId } = await anAdmin(world)
    const ask = () =>
      world.ctx.orgs.write(orgId, (org) => org.enqueue('send-mail', {}, { key: `send:${orgId}` }))
    await ask()
    await takeUp({ orgId })
    await ask()
    const jobs = await world.ctx.accounts.rows<{ held: boolean }>`
      select locked_at is not null as held from graphile_worker._private_jobs
       where payload ->> 'orgId' = ${orgId} order by id`
    expect(jobs.map(({ held }) => held)).toEqual([true, false])
    await putDown()
    await world.runJobs()
  })
})
