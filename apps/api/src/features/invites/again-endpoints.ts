import { admins } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { inviteAgain, inviteManyAgain } from './again.ts'
import { toInviteDto } from './invite-dto.ts'
import { bulkReply, GROUP_ERRORS, inviteReply, TIME_ERRORS } from './invite-reply.ts'
import { inviteAgainBody, inviteManyAgainBody } from './invite-schema.ts'

/** Inviting people anew whom the roster knows already. */
export function againEndpoints(): MountableEndpoint[] {
  return [
    endpoint('POST /learners/:id/invite', admins('invites:write'), {
      summary: 'Invite somebody anew who was cancelled, archived, or declined',
      body: inviteAgainBody,
      reply: inviteReply,
      errors: [
        'already_invited',
        'already_active',
        'confirmation_required',
        'suppressed',
        ...GROUP_ERRORS,
        ...TIME_ERRORS,
      ],
      status: 201,
      handle: ({ actor, params, body, once }) =>
        once(async (org) => toInviteDto(await inviteAgain(org, actor, params.id, body))),
    }),
    endpoint('POST /learners/invite', admins('invites:write'), {
      summary: 'Invite many people anew',
      body: inviteManyAgainBody,
      reply: bulkReply,
      errors: [...GROUP_ERRORS, ...TIME_ERRORS],
      handle: ({ actor, body, once }) => once((org) => inviteManyAgain(org, actor, body)),
    }),
  ]
}
