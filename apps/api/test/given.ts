import {
  type InviteDto,
  LIMITS,
  type Route,
  type SetJoinPageBody,
  type SuppressionReason,
} from '@rollcall/contract'
import type { Agent, Response } from 'supertest'
import supertest from 'supertest'
import { requireEmailAddress } from '../src/core/email-address.ts'
import { newId } from '../src/core/ids.ts'
import { createAccount, hashPassword } from '../src/features/auth/index.ts'
import { foundOrg } from '../src/features/orgs/index.ts'
import { suppress, unsubscribe } from '../src/features/suppressions/index.ts'
import { addCatalogueTrainings } from '../src/features/trainings/index.ts'
import type { World } from './world.ts'

export const PASSWORD = 'a quiet lake at seven in the morning'

/** Somebody with a browser: calls keep their cookies. */
export interface Person {
  email: string
  agent: Agent
  call(route: Route | `${string} ${string}`, body?: object): Promise<Response>
}

export interface Admin extends Person {
  orgId: string
  userId: string
}

/** Somebody who is signed in nowhere. */
export function somebody(world: World, email = 'nobody@example.org'): Person {
  const agent = supertest.agent(world.app)
  return {
    email,
    agent,
    async call(route, body) {
      const [method = '', path = ''] = route.split(' ')
      const url = `/api/v1${path}`
      switch (method) {
        case 'GET':
          return agent.get(url)
        case 'PUT':
          return agent.put(url).send(body ?? {})
        case 'PATCH':
          return agent.patch(url).send(body ?? {})
        case 'DELETE':
          return agent.delete(url)
        default:
          return body ? agent.post(url).send(body) : agent.post(url)
      }
    },
  }
}

let passwordHash: Promise<string> | null = null

/** A confirmed account with `PASSWORD`, signed in nowhere. Gives its id. */
export async function anAccount(world: World, email: string, name = 'Ann Example'): Promise<string> {
  passwordHash ??= hashPassword(PASSWORD)
  const address = requireEmailAddress(email)
  const user = await createAccount(world.ctx.accounts.rows, {
    address,
    name,
    passwordHash: await passwordHash,
    locale: 'en',
  })
  if (!user) throw new Error(`${email} has an account already.`)
  return user.id
}

let count = 0

/** An owner of a new organization, signed in to the admin app. */
export async function anAdmin(world: World, name = 'Acme Training'): Promise<Admin> {
  count += 1
  const email = `owner${count}@acme.example`
  const userId = await anAccount(world, email, 'Olive Owner')
  const orgId = newId()
  await world.ctx.orgs.write(orgId, (org) =>
    foundOrg(org, userId, {
      name,
      timeZone: 'America/New_York',
      locale: 'en',
      subscription: world.ctx.defaultSubscription,
    }),
  )
  const person = somebody(world, email)
  await person.call('POST /auth/sign-in', { email, password: PASSWORD })
  return { ...person, orgId, userId }
}

/** A learner of the join app, signed in with a new or an existing account. */
export async function aLearner(world: World, email: string): Promise<Person> {
  const person = somebody(world, email)
  await person.call('POST /join/sign-in', { email, password: PASSWORD })
  return person
}

/** The ids of these trainings of the catalogue, offered by the admin's organization. */
export async function offeredTrainings(world: World, admin: Admin, titles: string[]): Promise<string[]> {
  const { rows } = world.ctx.accounts
  await addCatalogueTrainings(
    rows,
    titles.map((title) => ({ title, description: `All about ${title}`, minutes: 30 })),
  )
  const found = await rows<{
    id: string
  }>`select id from trainings where title = any(${titles}::text[]) order by title`
  const trainingIds = found.map((row) => row.id)
  await admin.call('POST /trainings', { trainingIds })
  return trainingIds
}

/** An active group of the admin's organization with these trainings. Gives its id. */
export async function aGroup(
  world: World,
  admin: Admin,
  name = 'Teachers',
  titles: string[] = [],
): Promise<string> {
  const trainingIds = titles.length > 0 ? await offeredTrainings(world, admin, titles) : []
  const reply = await admin.call('POST /groups', { name, trainingIds })
  return reply.body.id
}

/** An invite that was sent, and whose mail has arrived where the address allows it. */
export async function anInvite(
  world: World,
  admin: Admin,
  groupId: string,
  email: string,
): Promise<InviteDto> {
  const reply = await admin.call('POST /invites', { groupId, emails: [email] })
  await world.runJobs()
  return reply.body.items[0].invite
}

/** Invites any number of people to a group of their own; their mail is due. */
export async function inviteMany(world: World, admin: Admin, emails: string[]): Promise<void> {
  const groupId = await aGroup(world, admin, `Group of ${emails[0]}`)
  for (let from = 0; from < emails.length; from += LIMITS.batchInvites) {
    const part = emails.slice(from, from + LIMITS.batchInvites)
    const reply = await admin.call('POST /invites/batch', { groupId, emails: part })
    if (!reply.ok) throw new Error(`They were not invited: ${reply.body.detail}`)
  }
}

/** No mail of the organization goes to this address, because its owner asked for none unless said. Gives the id of the row. */
export async function aSuppression(
  world: World,
  orgId: string,
  email: string,
  reason: SuppressionReason = 'unsubscribed',
): Promise<string> {
  const found = { emailKey: email, messageId: null }
  return world.ctx.orgs.write(orgId, async (org) => {
    if (reason === 'unsubscribed') await unsubscribe(org, [found], { everywhere: false })
    else await suppress(org, [{ ...found, reason }])
    const [row] = await org.rows<{ id: string }>`
      select id from suppressions where org_id = ${orgId} and email_key = ${email} and reason = ${reason}`
    return row?.id ?? ''
  })
}

/** The open join page of the admin's organization, for anyone unless said, with this group to pick. Gives its slug. */
export async function aJoinPage(
  admin: Admin,
  groupId: string,
  changes: Partial<SetJoinPageBody> = {},
): Promise<string> {
  const { allowedDomains = [] } = changes
  const reply = await admin.call('PUT /join-page', {
    enabled: true,
    slug: `org-${admin.orgId.slice(-12)}`,
    audience: allowedDomains.length > 0 ? 'domains' : 'anyone',
    allowedDomains,
    groupIds: [groupId],
    locationIds: [],
    ...changes,
  })
  return reply.body.slug
}

/** What the mail to somebody who asked to join holds. */
export async function theProof(world: World, email: string): Promise<{ token: string; code: string }> {
  await world.runJobs()
  const token = await world.inbox.token(email, 'verify')
  const [mail] = await world.inbox.of(email)
  return {
    token,
    code:
      /\b(\d{3}) (\d{3})\b/
        .exec(mail?.text ?? '')
        ?.slice(1)
        .join('') ?? '',
  }
}

/** A list that was uploaded; `world.runJobs()` reads it. Gives its id. */
export async function anImport(admin: Admin, content: string | Buffer, name = 'people.csv'): Promise<string> {
  const upload = admin.agent.post('/api/v1/imports')
  const reply = await upload.attach('file', Buffer.from(content), name)
  return reply.body.id
}

/** Somebody who was invited and accepted, with a new account of this name. Gives the learner's id, and the person. */
export async function anActiveLearner(
  world: World,
  admin: Admin,
  groupId: string,
  email: string,
  name = 'Ann Example',
): Promise<{ learnerId: string; person: Person }> {
  const invite = await anInvite(world, admin, groupId, email)
  await anAccount(world, email, name)
  const person = await aLearner(world, email)
  await person.call(`POST /join/me/invites/${invite.id}/accept`)
  return { learnerId: invite.learnerId, person }
}
