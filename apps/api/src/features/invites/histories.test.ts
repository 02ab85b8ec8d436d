import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { LearnerDto } from '@rollcall/contract'
import fc from 'fast-check'
import {
  type Admin,
  aGroup,
  aLearner,
  anAccount,
  anAdmin,
  type Person,
  somebody,
} from '../../../test/given.ts'
import { letPass } from '../../../test/let-pass.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin, 'Nurses', ['Bloodborne Pathogens'])
})
afterAll(() => world.close())

const DAYS = { when: 'at', at: new Date(Date.now() + 9 * 86_400_000).toISOString() }
const NOTIFY = [{ when: 'now' }, { when: 'hold' }, DAYS]
const ACTIONS = [
  'invite',
  'invite again',
  'resend',
  'reschedule',
  'mend',
  'cancel',
  'decline',
  'not me',
  'take back',
  'ask again',
  'accept',
  'archive',
  'send',
  'three days pass',
  'cancel all',
] as const

let count = 0

/** An address that bounces, is busy, or works. */
function anAddress(prefix: string): string {
  count += 1
  return `${prefix}h${count}@s.example`
}

const accounts = new Map<string, Person>()

/** The owner of an address, signed in. */
async function ownerOf(email: string): Promise<Person> {
  const known = accounts.get(email)
  if (known) return known
  await anAccount(world, email)
  const person = await aLearner(world, email)
  accounts.set(email, person)
  return person
}

async function rosterOf(email: string): Promise<LearnerDto | undefined> {
  return (await admin.call(`GET /learners?q=${encodeURIComponent(email)}`)).body.items[0]
}

it('whatever happens, the roster filters by what it shows, and who is invited has one open invite', async () => {
  const history = fc.array(
    fc.record({ action: fc.constantFrom(...ACTIONS), notify: fc.constantFrom(...NOTIFY) }),
    { minLength: 3, maxLength: 14 },
  )
  const kinds = fc.constantFrom('', '', 'bounce+', 'defer+')
  await fc.assert(
    fc.asyncProperty(kinds, history, async (kind, steps) => {
      let email = anAddress(kind)
      await admin.call('POST /invites', { groupId, emails: [email] })
      for (const { action, notify } of steps) {
        const { id = '', openInviteId } = (await rosterOf(email)) ?? {}
        const newest = (await admin.call(`GET /invites?learnerId=${id}&limit=1`)).body.items[0]?.id ?? ''
        const token = world.ctx.tokens.make('invite', { orgId: admin.orgId, id: newest })
        const byLink = (what: string) => somebody(world).call(`POST /join/invites/${token}/${what}`)
        switch (action) {
          case 'invite':
            await admin.call('POST /invites', { groupId, emails: [email], notify })
            break
          case 'invite again':
            await admin.call(`POST /learners/${id}/invite`, { groupId, notify, confirmDeclined: true })
            break
          case 'resend':
            await admin.call(`POST /invites/${newest}/resend`)
            break
          case 'reschedule':
            await admin.call(`PATCH /invites/${newest}`, { notify })
            break
          case 'mend': {
            const other = anAddress('')
            const reply = await admin.call(`PATCH /invites/${newest}`, { email: other })
            if (reply.status === 200) email = other
            break
          }
          case 'cancel':
            await admin.call(`POST /invites/${openInviteId ?? newest}/cancel`)
            break
          case 'cancel all':
            await admin.call('POST /invites/cancel', { filter: { q: email } })
            break
          case 'decline':
            await byLink('decline')
            break
          case 'not me':
            await byLink('not-me')
            break
          case 'take back':
            await byLink('take-back')
            break
          case 'ask again':
            await byLink('ask-again')
            break
          case 'accept':
            await (await ownerOf(email)).call(`POST /join/me/invites/${newest}/accept`)
            break
          case 'archive':
            await admin.call(`POST /learners/${id}/archive`)
            break
          case 'send':
            await world.runJobs()
            break
          case 'three days pass':
            await letPass(world, admin.orgId, '3 days')
            await world.runJobs()
            break
          default:
            throw new Error(action satisfies never)
        }
        await checkRoster(email)
      }
    }),
    { numRuns: 15 },
  )
}, 120_000)

async function checkRoster(email: string) {
  const shown = await rosterOf(email)
  if (!shown) throw new Error(`${email} is not on the roster.`)
  const isInvited = shown.status === 'prospect' || shown.status === 'pending'
  expect({ status: shown.status, isOpen: shown.openInviteId !== null }).toEqual({
    status: shown.status,
    isOpen: isInvited,
  })
  const state = shown.delivery?.state === 'scheduled' ? 'queued' : (shown.delivery?.state ?? null)
  const [row] = await world.ctx.orgs.read(
    admin.orgId,
    (org) => org.rows<{ delivery: string | null }>`
      select delivery from learners where org_id = ${org.orgId} and id = ${shown.id}`,
  )
  expect(row?.delivery ?? null).toBe(isInvited ? state : null)
}
