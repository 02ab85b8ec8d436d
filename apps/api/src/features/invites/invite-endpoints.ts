import { LIMITS } from '@rollcall/contract'
import { admins, subscribers } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { limitOf, readCursor, toPage } from '../../core/page.ts'
import { pageOf } from '../../core/replies.ts'
import { againEndpoints } from './again-endpoints.ts'
import { bulkEndpoints } from './bulk-endpoints.ts'
import { cancelInvite } from './ending.ts'
import { toInviteDto } from './invite-dto.ts'
import { previewInvite } from './invite-preview.ts'
import { GROUP_ERRORS, invitePreviewReply, inviteReply, invitesReply, TIME_ERRORS } from './invite-reply.ts'
import {
  createInvitesBody,
  judgeInvitesBody,
  listInvitesQuery,
  previewQuery,
  updateInviteBody,
} from './invite-schema.ts'
import { inviteLearners, judgeAddresses } from './invite-service.ts'
import { listInvites, lockInvite, requireInvite } from './invite-store.ts'
import { mendInvite } from './mend.ts'
import { resendInvite } from './resend.ts'
import { rescheduleInvite } from './schedule.ts'

export interface InvitesContext {
  orgs: Orgs
  limitsFactor: number
  config: { joinUrl: string }
}

/** Invites: make them, look at them, send one again, mend one, take one back; and the same for many. */
export function inviteEndpoints(ctx: InvitesContext): MountableEndpoint[] {
  const { orgs, limitsFactor } = ctx
  return [
    endpoint('GET /invites', admins('invites:read'), {
      summary: 'Invites, newest first',
      query: listInvitesQuery,
      reply: pageOf(inviteReply),
      handle: ({ orgId, query }) =>
        orgs.read(orgId, async (org) => {
          const limit = limitOf(query)
          const rows = await listInvites(org, query, readCursor(query.cursor, 'id'), limit + 1)
          return toPage(rows, limit, (row) => [row.id], toInviteDto)
        }),
    }),
    endpoint('GET /invites/preview', admins('invites:read'), {
      summary: 'The email of an invitation as somebody would get it now, with an example address and link',
      query: previewQuery,
      reply: invitePreviewReply,
      handle: ({ orgId, user, query }) =>
        orgs.read(orgId, (org) => previewInvite(org, ctx.config.joinUrl, user?.id ?? null, query)),
    }),
    endpoint('POST /invites', admins('invites:write'), {
      summary: `Invite up to ${LIMITS.manualInvites} people to a group`,
      body: createInvitesBody(LIMITS.manualInvites),
      reply: invitesReply,
      errors: ['ambiguous_time', 'group_inactive', 'no_active_group', 'nonexistent_time'],
      status: 201,
      handle: ({ actor, body, once }) => once((org) => inviteLearners(org, actor, body)),
    }),
    endpoint('POST /invites/batch', subscribers('invites:write'), {
      summary: `Invite up to ${LIMITS.batchInvites} people to a group by one call`,
      body: createInvitesBody(LIMITS.batchInvites),
      reply: invitesReply,
      errors: [...GROUP_ERRORS, ...TIME_ERRORS],
      status: 201,
      handle: ({ actor, body, once }) => once((org) => inviteLearners(org, actor, body)),
    }),
    endpoint('POST /invites/judge', admins('invites:read'), {
      summary: 'What inviting these addresses would come to; nothing is done',
      body: judgeInvitesBody,
      reply: invitesReply,
      errors: GROUP_ERRORS,
      handle: ({ orgId, body }) => orgs.read(orgId, (org) => judgeAddresses(org, body)),
    }),
    ...bulkEndpoints(ctx),
    endpoint('GET /invites/:id', admins('invites:read'), {
      summary: 'One invite',
      reply: inviteReply,
      handle: ({ orgId, params }) =>
        orgs.read(orgId, async (org) => toInviteDto(await requireInvite(org, params.id))),
    }),
    endpoint('PATCH /invites/:id', admins('invites:write'), {
      summary:
        'Correct the address of an open invite, which a new one then replaces, or decide when its mail leaves',
      body: updateInviteBody,
      reply: inviteReply,
      errors: [
        'invite_closed',
        'too_late',
        'already_invited',
        'already_active',
        'status_conflict',
        'suppressed',
        ...TIME_ERRORS,
      ],
      handle: ({ orgId, actor, params, body: { email, notify }, requireMatch }) =>
        orgs.write(orgId, async (org) => {
          let invite = await lockInvite(org, params.id)
          requireMatch(toInviteDto(invite))
          if (email !== undefined) invite = await mendInvite(org, actor, params.id, email, notify)
          else if (notify) invite = await rescheduleInvite(org, actor, params.id, notify)
          return toInviteDto(invite)
        }),
    }),
    endpoint('POST /invites/:id/resend', admins('invites:write'), {
      summary: 'Send an invitation again',
      reply: inviteReply,
      errors: ['invite_closed', 'suppressed', 'status_conflict', 'cool_down'],
      handle: ({ actor, params, once }) =>
        once(async (org) => toInviteDto(await resendInvite(org, actor, params.id, limitsFactor))),
    }),
    endpoint('POST /invites/:id/cancel', admins('invites:write'), {
      summary: 'Take an invitation back',
      reply: inviteReply,
      errors: ['invite_closed'],
      handle: ({ actor, params, once }) =>
        once(async (org) => toInviteDto(await cancelInvite(org, actor, params.id))),
    }),
    ...againEndpoints(),
  ]
}
