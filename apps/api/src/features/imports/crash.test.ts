import { setTimeout } from 'node:timers/promises'
import { expect, it } from '@jest/globals'
import type { ImportDto } from '@rollcall/contract'
import { aGroup, anAdmin, anImport } from '../../../test/given.ts'
import { endWorker, startWorker } from '../../../test/worker-process.ts'
import { createWorld } from '../../../test/world.ts'

const PEOPLE = 11_000

it('a worker that is killed among the invites leaves them to the next, which loses and doubles none', async () => {
  const world = await createWorld({ defaultSubscription: 'active', importMaxRows: PEOPLE })
  const admin = await anAdmin(world)
  await aGroup(world, admin, 'Teachers')
  const lines = Array.from({ length: PEOPLE }, (_, at) => `p${at}@crash.example,Teachers`)
  const id = await anImport(admin, `Email,Group\n${lines.join('\n')}\n`)
  await world.runJobs()
  const look = async (): Promise<ImportDto> => (await admin.call(`GET /imports/${id}`)).body
  const until = async (isSo: (seen: ImportDto) => boolean) => {
    for (;;) {
      const seen = await look()
      if (isSo(seen)) return seen
      await setTimeout(20)
    }
  }
  const approve = admin.agent.post(`/api/v1/imports/${id}/approve`).set('If-Match', '*')
  await approve.send({ notify: { when: 'hold' } })

  const first = startWorker(world.databaseUrl)
  await until(({ progress }) => progress.done > 0)
  await endWorker(first, 'SIGKILL')
  const { invited = 0 } = (await look()).counts.outcomes
  expect(invited).toBeGreaterThan(0)
  expect(invited).toBeLessThan(PEOPLE)

  const second = startWorker(world.databaseUrl)
  const seen = await until(({ state }) => state === 'sending')
  await endWorker(second, 'SIGTERM')
  expect(seen.counts).toEqual({ rows: PEOPLE, outcomes: { invited: PEOPLE } })
  const [stored] = await world.ctx.orgs.read(
    admin.orgId,
    (org) => org.rows`
      select (select count(*) from invites where org_id = ${org.orgId} and import_id = ${id}) as invites,
             (select count(distinct learner_id) from invites where org_id = ${org.orgId}) as people,
             (select count(*) from messages where org_id = ${org.orgId}) as messages,
             (select count(distinct invite_id) from import_rows where org_id = ${org.orgId}) as rows`,
  )
  expect(stored).toEqual({ invites: PEOPLE, people: PEOPLE, messages: PEOPLE, rows: PEOPLE })
  await world.close()
}, 180_000)
