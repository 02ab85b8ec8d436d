import { randomBytes } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { Context } from '../../src/context.ts'
import type { Actor } from '../../src/core/audit.ts'
import { newId } from '../../src/core/ids.ts'
import type { OrgWriter } from '../../src/core/org-scope.ts'
import { createGroup } from '../../src/features/groups/index.ts'
import { inviteLearners } from '../../src/features/invites/index.ts'
import { checkSlug, setJoinPage } from '../../src/features/join-page/index.ts'
import { insertLocation } from '../../src/features/locations/index.ts'
import { changeOrg, foundOrg, insertAdmin } from '../../src/features/orgs/index.ts'
import { offerTrainings } from '../../src/features/trainings/index.ts'
import { makeAccount } from './accounts.ts'
import {
  FRESH,
  GROUPS,
  HELD,
  JOIN_WELCOME,
  LEARNER,
  LOCATIONS,
  OPERATOR,
  ORGANIZATION,
  PEOPLE,
  SCHEDULED,
  STORIES,
} from './cast.ts'
import { type Moment, moveIntoThePast } from './past.ts'
import { play } from './stories.ts'

/** Who can sign in to the demo organization, all with one password. */
export interface DemoSignIns {
  organization: string
  password: string
  people: { who: string; email: string; app: 'admin' | 'join' }[]
}

/**
 * A living organization to look at: set up, run by three people, with learners in every status, twelve weeks of history, mail that
 * bounced, and a batch that waits for its time. All of it in one transaction: it is there whole, or not at all.
 */
export async function seedDemo(ctx: Context): Promise<DemoSignIns> {
  const password = randomBytes(15).toString('base64url')
  await ctx.orgs.write(newId(), async (org) => {
    const [owner, ...others] = PEOPLE
    const { id: userId } = await makeAccount(org, owner, password)
    const actor: Actor = { kind: 'user', userId, requestId: null }
    const { name, timeZone, contact } = ORGANIZATION
    await foundOrg(org, userId, { name, timeZone, locale: 'en', subscription: 'active' })
    await changeOrg(org, actor, 'owner', { contact })
    for (const person of others)
      await insertAdmin(org, (await makeAccount(org, person, password)).id, person.role)
    const places = await setUp(org, actor)

    await openJoinPage(org, actor, places, ctx.config.joinUrl)

    const moments: Moment[] = []
    for (const story of STORIES) moments.push(...(await play(org, actor, story, places, password)))
    await moveIntoThePast(org, moments)

    await inviteGroups(org, actor, FRESH, places.groups, { when: 'now' })
    await inviteGroups(org, actor, SCHEDULED, places.groups, {
      when: 'at',
      at: nextMonday(timeZone),
      timeZone,
    })
    await inviteGroups(org, actor, HELD, places.groups, { when: 'hold' })
    const operator = await makeAccount(org, OPERATOR, password)
    await org.rows`update users set is_operator = true where id = ${operator.id}`
  })
  return {
    organization: ORGANIZATION.name,
    password,
    people: [
      ...PEOPLE.map(({ role, email }) => ({ who: role, email, app: 'admin' as const })),
      { who: 'operator', email: OPERATOR.email, app: 'admin' },
      { who: 'learner', email: LEARNER, app: 'join' },
    ],
  }
}

/** Trainings, groups and locations. Gives the ids of the latter two by name. */
async function setUp(org: OrgWriter, actor: Actor) {
  const catalogue = await org.rows<{ id: string; title: string }>`select id, title from trainings`
  const idsOf = (titles: string[]) =>
    catalogue.filter(({ title }) => titles.includes(title)).map(({ id }) => id)
  await offerTrainings(org, actor, idsOf([...new Set(Object.values(GROUPS).flat())]))
  const groups = new Map<string, string>()
  for (const [name, titles] of Object.entries(GROUPS)) {
    const group = await createGroup(org, actor, { name, trainingIds: idsOf(titles) })
    groups.set(name, group.id)
  }
  const locations = new Map<string, string>()
  for (const name of LOCATIONS) locations.set(name, (await insertLocation(org, name)).id)
  return { groups, locations }
}

/** For anyone, so that whoever looks around can try it with any address. */
async function openJoinPage(
  org: OrgWriter,
  actor: Actor,
  { groups, locations }: Awaited<ReturnType<typeof setUp>>,
  joinUrl: string,
): Promise<void> {
  const { slug, suggestion } = await checkSlug(org.rows, org.orgId, ORGANIZATION.name)
  const page = {
    enabled: true,
    slug: suggestion ?? slug,
    audience: 'anyone' as const,
    allowedDomains: [],
    groupIds: [...groups.values()],
    locationIds: [...locations.values()],
    welcome: JOIN_WELCOME,
  }
  await setJoinPage(org, actor, page, joinUrl, () => {})
}

async function inviteGroups(
  org: OrgWriter,
  actor: Actor,
  people: Record<string, string[]>,
  groups: Map<string, string>,
  notify: Parameters<typeof inviteLearners>[2]['notify'],
): Promise<void> {
  for (const [group, emails] of Object.entries(people))
    await inviteLearners(org, actor, {
      groupId: groups.get(group) ?? '',
      emails,
      notify: notify ?? { when: 'now' },
    })
}

/** Nine o'clock on the next Monday that is at least two days away. */
function nextMonday(timeZone: string): string {
  const today = Temporal.Now.zonedDateTimeISO(timeZone).startOfDay()
  const days = ((8 - today.dayOfWeek) % 7) + (today.dayOfWeek === 1 || today.dayOfWeek === 7 ? 7 : 0)
  return today.add({ days }).with({ hour: 9 }).toInstant().toString()
}
