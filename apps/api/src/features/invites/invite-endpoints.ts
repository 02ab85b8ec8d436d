import { type CreateInvitesBody, LIMITS, type ListInvitesQuery } from '@rollcall/contract'
import Joi from 'joi'
import { admins } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { limitOf, readCursor, toPage } from '../../core/page.ts'
import { email, id, paging } from '../../core/schemas.ts'
import { toInviteDto } from './invite-dto.ts'
import { cancelInvite, inviteLearners, resendInvite } from './invite-service.ts'
import { listInvites, requireInvite } from './invite-store.ts'

const listQuery = Joi.object<ListInvitesQuery, true>({ ...paging, learnerId: id() })
const createInvitesBody = Joi.object<CreateInvitesBody, true>({
  groupId: id().required(),
  locationId: id().allow(null),
  emails: Joi.array()
    .items(email())
    .min(1)
    .max(LIMITS.manualInvites)
    .required()
    .messages({ 'array.max': `Invite at most ${LIMITS.manualInvites} people at a time` }),
  notify: Joi.object({ when: Joi.string().valid('now').required() }),
})

/** Invites: make them, look at them, send one again, take one back. */
export function inviteEndpoints({
  orgs,
  limitsFactor,
}: {
  orgs: Orgs
  limitsFactor: number
}): MountableEndpoint[] {
  return [
    endpoint('GET /invites', admins('invites:read'), {
      summary: 'Invites, newest first',
      query: listQuery,
      handle: ({ orgId, query }) =>
        orgs.read(orgId, async (org) => {
          const limit = limitOf(query)
          const rows = await listInvites(org, query, readCursor(query.cursor, 1), limit + 1)
          return toPage(rows, limit, (row) => [row.id], toInviteDto)
        }),
    }),
    endpoint('POST /invites', admins('invites:write'), {
      summary: 'Invite up to 10 people to a group',
      body: createInvitesBody,
      status: 201,
      handle: ({ orgId, actor, body }) =>
        orgs.write(orgId, (org) => inviteLearners(org, actor, body, 'manual')),
    }),
    endpoint('GET /invites/:id', admins('invites:read'), {
      summary: 'One invite',
      handle: ({ orgId, params }) =>
        orgs.read(orgId, async (org) => toInviteDto(await requireInvite(org, params.id))),
    }),
    endpoint('POST /invites/:id/resend', admins('invites:write'), {
      summary: 'Send an invitation again',
      handle: ({ orgId, actor, params }) =>
        orgs.write(orgId, async (org) =>
          toInviteDto(await resendInvite(org, actor, params.id, limitsFactor)),
        ),
    }),
    endpoint('POST /invites/:id/cancel', admins('invites:write'), {
      summary: 'Take an invitation back',
      handle: ({ orgId, actor, params }) =>
        orgs.write(orgId, async (org) => toInviteDto(await cancelInvite(org, actor, params.id))),
    }),
  ]
}
