import { admins, signedIn } from '../../core/access.ts'
import type { Accounts } from '../../core/account-scope.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { newId } from '../../core/ids.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { toSetupDto } from './org-dto.ts'
import { createOrgBody, updateOrgBody } from './org-schema.ts'
import { changeOrg, foundOrg, listOrgs, readOrg } from './org-service.ts'
import { readSetup } from './org-store.ts'

/** Organizations: make one, look at it, change its profile, see what is still to set up. */
export function orgEndpoints(ctx: { accounts: Accounts; orgs: Orgs }): MountableEndpoint[] {
  return [
    endpoint('GET /orgs', signedIn, {
      summary: 'The organizations that you administer',
      handle: async ({ user }) => ({ items: await listOrgs(ctx, user.id), next: null }),
    }),
    endpoint('POST /orgs', signedIn, {
      summary: 'Make a new organization, with you as its owner',
      body: createOrgBody,
      status: 201,
      handle: ({ body, user }) =>
        ctx.orgs.write(newId(), async (org) => {
          await foundOrg(org, user.id, { ...body, locale: user.locale })
          return readOrg(org, user.id)
        }),
    }),
    endpoint('GET /orgs/:orgId', admins('orgs:read'), {
      summary: 'One organization',
      handle: ({ orgId, user }) => ctx.orgs.read(orgId, (org) => readOrg(org, user.id)),
    }),
    endpoint('PATCH /orgs/:orgId', admins('orgs:write'), {
      summary: 'Change the profile and settings of an organization',
      body: updateOrgBody,
      handle: ({ orgId, user, actor, body }) =>
        ctx.orgs.write(orgId, (org) => changeOrg(org, actor, user.id, body)),
    }),
    endpoint('GET /orgs/:orgId/setup', admins('orgs:read'), {
      summary: 'The setup checklist',
      handle: ({ orgId }) => ctx.orgs.read(orgId, async (org) => toSetupDto(await readSetup(org))),
    }),
  ]
}
