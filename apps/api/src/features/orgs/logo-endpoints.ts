import { LIMITS } from '@rollcall/contract'
import { admins } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { changeLogo, removeLogo } from './logo-service.ts'
import { orgReply } from './org-reply.ts'

/** The logo of an organization, which learners see on their invitation. */
export function logoEndpoints({ orgs }: { orgs: Orgs }): MountableEndpoint[] {
  return [
    endpoint('PUT /orgs/:orgId/logo', admins('orgs:write'), {
      summary: 'Give an organization a logo: a PNG, JPEG or WebP picture of at most 2000 × 2000 pixels',
      upload: LIMITS.logo,
      reply: orgReply,
      errors: ['image_unusable'],
      handle: ({ orgId, role, actor, file }) =>
        orgs.write(orgId, (org) => changeLogo(org, actor, role, file.bytes)),
    }),
    endpoint('DELETE /orgs/:orgId/logo', admins('orgs:write'), {
      summary: 'Take the logo of an organization away',
      status: 204,
      handle: ({ orgId, actor }) =>
        orgs.write(orgId, async (org) => {
          await removeLogo(org, actor)
          return null
        }),
    }),
  ]
}
