import { randomBytes } from 'node:crypto'
import type { Context } from '../src/context.ts'
import type { Actor } from '../src/core/audit.ts'
import { requireEmailAddress } from '../src/core/email-address.ts'
import { newId } from '../src/core/ids.ts'
import type { OrgWriter } from '../src/core/org-scope.ts'
import { createAccount, hashPassword, toSessionUser } from '../src/features/auth/index.ts'
import { createGroup } from '../src/features/groups/index.ts'
import { inviteLearners } from '../src/features/invites/index.ts'
import { acceptInvitation } from '../src/features/join/index.ts'
import { insertLocation } from '../src/features/locations/index.ts'
import { changeOrg, foundOrg } from '../src/features/orgs/index.ts'
import { offerTrainings } from '../src/features/trainings/index.ts'

export interface DemoSignIn {
  organization: string
  email: string
  password: string
}

const ORGANIZATION = 'Riverside School District'
const OWNER = 'admin@riverside.example'
const GROUPS: Record<string, string[]> = {
  Teachers: [
    'Mandated Reporter: School Personnel',
    'Student Privacy and Education Records',
    'Fire Safety and Evacuation',
  ],
  'Office staff': ['Student Privacy and Education Records', 'Information Security Basics'],
  'Bus drivers': ['Mandated Reporter: School Personnel', 'Slips, Trips and Falls'],
}
const LOCATIONS = ['Lincoln Elementary', 'Riverside High']
const INVITED: Record<string, string[]> = {
  Teachers: [
    'maria.gomez@riverside.example',
    'sam.oduya@riverside.example',
    'bounce+j.ruiz@riverside.example',
  ],
  'Bus drivers': ['lee.park@riverside.example'],
}

/** A small organization to look at: set up, some people invited, one of them Active. Nobody in it is real. */
export async function seedDemo(ctx: Context): Promise<DemoSignIn> {
  const password = randomBytes(15).toString('base64url')
  const orgId = newId()
  await ctx.orgs.write(orgId, async (org) => {
    const owner = await makeAccount(org, OWNER, 'Dana Whitfield', password)
    const actor: Actor = { kind: 'user', userId: owner.id, requestId: null }
    await foundOrg(org, owner.id, { name: ORGANIZATION, timeZone: 'America/New_York', locale: 'en' })
    const contact = { name: 'Human Resources', email: 'hr@riverside.example', phone: '+1 555 0100' }
    await changeOrg(org, actor, owner.id, { contact })
    await setUp(org, actor)
    await invite(org, actor)
  })
  return { organization: ORGANIZATION, email: OWNER, password }
}

async function setUp(org: OrgWriter, actor: Actor): Promise<void> {
  const catalogue = await org.rows<{ id: string; title: string }>`select id, title from trainings`
  const idsOf = (titles: string[]) =>
    catalogue.filter(({ title }) => titles.includes(title)).map(({ id }) => id)
  await offerTrainings(org, actor, idsOf([...new Set(Object.values(GROUPS).flat())]))
  for (const [name, titles] of Object.entries(GROUPS))
    await createGroup(org, actor, { name, trainingIds: idsOf(titles) })
  for (const name of LOCATIONS) await insertLocation(org, name)
}

async function invite(org: OrgWriter, actor: Actor): Promise<void> {
  const groups = await org.rows<{
    id: string
    name: string
  }>`select id, name from groups where org_id = ${org.orgId}`
  for (const { id, name } of groups) {
    const emails = INVITED[name] ?? []
    if (emails.length === 0) continue
    const { items } = await inviteLearners(org, actor, { groupId: id, emails }, 'manual')
    const first = items[0]?.invite
    if (name === 'Teachers' && first) {
      // Nobody signs in as this person: the password is thrown away.
      const learner = await makeAccount(
        org,
        first.email,
        'Maria Gomez',
        randomBytes(24).toString('base64url'),
      )
      await acceptInvitation(org, { kind: 'user', userId: learner.id, requestId: null }, learner, first.id)
    }
  }
}

async function makeAccount(org: OrgWriter, email: string, name: string, password: string) {
  const passwordHash = await hashPassword(password)
  const user = await createAccount(org.rows, {
    address: requireEmailAddress(email),
    name,
    passwordHash,
    locale: 'en',
  })
  if (!user) throw new Error(`The demo organization cannot be made: ${email} has an account already.`)
  return toSessionUser(user)
}
