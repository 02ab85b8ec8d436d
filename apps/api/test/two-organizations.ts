import {
  type Admin,
  aGroup,
  aLearner,
  anAccount,
  anAdmin,
  anImport,
  aSuppression,
  offeredTrainings,
  type Person,
} from './given.ts'
import type { World } from './world.ts'

/** The ids of one organization's things: a learner who is Active, an invite that is open. */
export interface Things {
  orgId: string
  trainingId: string
  groupId: string
  locationId: string
  learnerId: string
  inviteId: string
  adminId: string
  adminInviteId: string
  keyId: string
  importId: string
  sessionId: string
  suppressionId: string
}

/** Two organizations in the middle of their work. What the first calls its things occurs nowhere else. */
export interface TwoOrganizations {
  theirs: Things
  ours: Things
  theirAdmin: Admin
  admin: Admin
  /** Administers theirs, ours and one more. */
  adminOfBoth: Admin
  /** Active in ours. */
  learner: Person
  /** Active in theirs: somebody else than the one whom `theirs.inviteId` waits for. */
  theirLearner: Person
  /** What may never be said to us. */
  secrets: string[]
}

export async function twoOrganizations(world: World): Promise<TwoOrganizations> {
  const theirAdmin = await anAdmin(world, 'Aardvark Academy')
  const [theirs, theirLearner] = await fill(world, theirAdmin, 'Aardvark', 'Fire Safety')
  const admin = await anAdmin(world, 'Badger School')
  const [ours, learner] = await fill(world, admin, 'Badger', 'First Aid')
  const adminOfBoth = await anAdmin(world, 'Third School')
  for (const orgId of [theirs.orgId, ours.orgId]) await administers(world, adminOfBoth.userId, orgId, 'owner')
  // The catalogue of trainings is the same for everybody: its ids are no secret.
  const { trainingId: _, ...ids } = theirs
  const secrets = [...Object.values(ids), 'Aardvark', 'aardvark', theirAdmin.userId, theirAdmin.email]
  return { theirs, ours, theirAdmin, admin, adminOfBoth, learner, theirLearner, secrets }
}

/** An organization with a contact, a group, a location, one learner who waits and one who accepted. */
async function fill(world: World, admin: Admin, name: string, training: string): Promise<[Things, Person]> {
  const { orgId } = admin
  const domain = `${name.toLowerCase()}.example`
  const contact = { name: `${name} Office`, email: `office@${domain}`, phone: null }
  await admin.call(`PATCH /orgs/${orgId}`, { contact })
  const [trainingId = ''] = await offeredTrainings(world, admin, [training])
  const groupId = await aGroup(world, admin, `${name} Teachers`, [training])
  const locationId = (await admin.call('POST /locations', { name: `${name} Hall` })).body.id
  const emails = [`waiting@${domain}`, `active@${domain}`]
  const invited = await admin.call('POST /invites', { groupId, locationId, emails })
  await world.runJobs()
  const [waiting, accepted] = invited.body.items
  await anAccount(world, `active@${domain}`, `${name} Ann`)
  const learner = await aLearner(world, `active@${domain}`)
  await learner.call(`POST /join/me/invites/${accepted.invite.id}/accept`)
  await admin.call('PUT /join-page', {
    enabled: true,
    slug: name.toLowerCase(),
    audience: 'anyone',
    allowedDomains: [],
    groupIds: [groupId],
    locationIds: [locationId],
  })
  const friend = { email: `friend@${domain}`, role: 'viewer' }
  const things: Things = {
    orgId,
    trainingId,
    groupId,
    locationId,
    learnerId: accepted.invite.learnerId,
    inviteId: waiting.invite.id,
    adminId: admin.userId,
    adminInviteId: (await admin.call(`POST /orgs/${orgId}/admins`, friend)).body.inviteId,
    keyId: (await admin.call('POST /api-keys', { name: `${name} program`, scopes: ['learners:read'] })).body
      .id,
    suppressionId: await aSuppression(world, orgId, `gone@${domain}`, 'bounced'),
    sessionId: (await admin.call('GET /auth/sessions')).body.items[0].id,
    importId: await anImport(admin, `Email,Group\nnew@${domain},${name} Teachers\nbad,Nobody\n`),
  }
  await world.runJobs()
  return [things, learner]
}

/** Makes somebody with an account an admin of the organization. */
export async function administers(
  world: World,
  userId: string,
  orgId: string,
  role: 'owner' | 'admin' | 'viewer',
): Promise<void> {
  await world.ctx.orgs.write(orgId, async (org) => {
    await org.rows`insert into org_admins (org_id, user_id, role) values (${orgId}, ${userId}, ${role})`
    await org.rows`insert into user_orgs (user_id, org_id, kind) values (${userId}, ${orgId}, 'admin')`
  })
}
