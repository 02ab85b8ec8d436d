import { ADMIN_ROLES, type InviteAdminBody, type UpdateAdminBody } from '@rollcall/contract'
import Joi from 'joi'
import { adminsInPerson, roleHolds } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { AppError } from '../../core/errors.ts'
import type { Orgs } from '../../core/org-scope.ts'
import type { RateLimits } from '../../core/rate-limit.ts'
import { pageOf } from '../../core/replies.ts'
import { email } from '../../core/schemas.ts'
import { cancelAdminInvite, inviteAdmin, resendAdminInvite } from './admin-invite-service.ts'
import { changeRole, listAdminsAndInvited, lockAdmin, removeAdmin } from './admin-service.ts'
import { orgAdminReply } from './org-reply.ts'

const role = () => Joi.string().valid(...ADMIN_ROLES)
const inviteAdminBody = Joi.object<InviteAdminBody, true>({
  email: email().required(),
  role: role().required(),
})
const updateAdminBody = Joi.object<UpdateAdminBody, true>({ role: role().required() })

/** Who runs an organization. An owner decides it; everybody may leave. */
export function adminEndpoints({
  orgs,
  limits,
  limitsFactor,
}: {
  orgs: Orgs
  limits: RateLimits
  limitsFactor: number
}): MountableEndpoint[] {
  return [
    endpoint('GET /orgs/:orgId/admins', adminsInPerson('admins:read'), {
      summary: 'Who runs an organization, and who was invited to',
      reply: pageOf(orgAdminReply),
      handle: ({ orgId }) =>
        orgs.read(orgId, async (org) => ({ items: await listAdminsAndInvited(org), next: null })),
    }),
    endpoint('POST /orgs/:orgId/admins', adminsInPerson('admins:write'), {
      summary: 'Invite somebody to help to run an organization',
      body: inviteAdminBody,
      reply: orgAdminReply,
      errors: ['already_admin', 'already_invited', 'rate_limited'],
      status: 201,
      async handle({ orgId, user, actor, body, once }) {
        await limits.spend('admin-invite', orgId)
        return once((org) => inviteAdmin(org, { ...actor, userId: user.id }, body))
      },
    }),
    endpoint('PATCH /orgs/:orgId/admins/:userId', adminsInPerson('admins:write'), {
      summary: 'Give an admin another role',
      body: updateAdminBody,
      reply: orgAdminReply,
      errors: ['last_owner'],
      handle: ({ orgId, actor, params, body, requireMatch }) =>
        orgs.write(orgId, async (org) => {
          const userId = params.userId.toLowerCase()
          requireMatch(await lockAdmin(org, userId))
          return changeRole(org, actor, userId, body.role)
        }),
    }),
    endpoint('DELETE /orgs/:orgId/admins/:userId', adminsInPerson('admins:read'), {
      summary: 'Take an admin out of an organization, or leave it yourself',
      errors: ['last_owner'],
      status: 204,
      handle({ orgId, user, actor, role: ownRole, params }) {
        const userId = params.userId.toLowerCase()
        if (userId !== user.id && !roleHolds(ownRole, 'admins:write')) {
          throw new AppError('forbidden', 'Only an owner of the organization may do this. Ask one of them.')
        }
        return orgs.write(orgId, async (org) => {
          await removeAdmin(org, actor, userId)
          return null
        })
      },
    }),
    endpoint('POST /orgs/:orgId/admin-invites/:id/resend', adminsInPerson('admins:write'), {
      summary: 'Send the invitation of an admin again',
      reply: orgAdminReply,
      errors: ['cool_down', 'rate_limited'],
      handle: ({ actor, params, once }) =>
        once((org) => resendAdminInvite(org, actor, params.id, limitsFactor)),
    }),
    endpoint('DELETE /orgs/:orgId/admin-invites/:id', adminsInPerson('admins:write'), {
      summary: 'Take the invitation of an admin back',
      status: 204,
      handle: ({ orgId, actor, params }) =>
        orgs.write(orgId, async (org) => {
          await cancelAdminInvite(org, actor, params.id)
          return null
        }),
    }),
  ]
}
