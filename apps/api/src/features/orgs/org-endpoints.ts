import { admins, operators, signedIn } from '../../core/access.ts'
import type { Accounts } from '../../core/account-scope.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { newId } from '../../core/ids.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { limitOf, readCursor, toPage } from '../../core/page.ts'
import { pageOf } from '../../core/replies.ts'
import { toSetupDto } from './org-dto.ts'
import { installedOrgReply, orgReply, setupReply } from './org-reply.ts'
import { createOrgBody, listAllOrgsQuery, updateOrgBody } from './org-schema.ts'
import { changeOrg, foundOrg, listInstalled, listOrgs, readOrg } from './org-service.ts'
import { lockOrg, readSetup } from './org-store.ts'
import { requireRegistration } from './registration.ts'

/** Organizations: make one, look at it, change its profile, see what is still to set up. */
export function orgEndpoints(ctx: {
  accounts: Accounts
  orgs: Orgs
  registrationOpen: boolean
  defaultSubscription: 'none' | 'active'
}): MountableEndpoint[] {
  return [
    endpoint('GET /orgs', signedIn, {
      summary: 'The organizations that you administer',
      reply: pageOf(orgReply),
      handle: async ({ user }) => ({ items: await listOrgs(ctx, user.id), next: null }),
    }),
    endpoint('GET /orgs/all', operators, {
      summary: 'All organizations of this installation, newest first, and what each has paid for',
      query: listAllOrgsQuery,
      reply: pageOf(installedOrgReply),
      async handle({ query }) {
        const limit = limitOf(query)
        const [after = null] = readCursor(query.cursor, 'id') ?? []
        const found = await listInstalled(ctx, after, limit + 1)
        return toPage(
          found,
          limit,
          ({ id }) => [id],
          (org) => org,
        )
      },
    }),
    endpoint('POST /orgs', signedIn, {
      summary: 'Make a new organization, with you as its owner',
      body: createOrgBody,
      reply: orgReply,
      errors: ['registration_closed'],
      status: 201,
      handle({ body, user }) {
        requireRegistration(ctx.registrationOpen || user.isOperator)
        return ctx.orgs.write(newId(), async (org) => {
          const { locale } = user
          await foundOrg(org, user.id, { ...body, locale, subscription: ctx.defaultSubscription })
          return readOrg(org, 'owner')
        })
      },
    }),
    endpoint('GET /orgs/:orgId', admins('orgs:read'), {
      summary: 'One organization',
      reply: orgReply,
      handle: ({ orgId, role }) => ctx.orgs.read(orgId, (org) => readOrg(org, role)),
    }),
    endpoint('PATCH /orgs/:orgId', admins('orgs:write'), {
      summary: 'Change the profile and settings of an organization',
      body: updateOrgBody,
      reply: orgReply,
      handle: ({ orgId, role, actor, body, requireMatch }) =>
        ctx.orgs.write(orgId, async (org) => {
          await lockOrg(org)
          requireMatch(await readOrg(org, role))
          return changeOrg(org, actor, role, body)
        }),
    }),
    endpoint('GET /orgs/:orgId/setup', admins('orgs:read'), {
      summary: 'The setup checklist',
      reply: setupReply,
      handle: ({ orgId }) => ctx.orgs.read(orgId, async (org) => toSetupDto(await readSetup(org))),
    }),
  ]
}
