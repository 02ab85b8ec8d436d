import { admins } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { cancelInvites } from './ending.ts'
import { bulkReply, TIME_ERRORS } from './invite-reply.ts'
import { rescheduleBody, selectionBody } from './invite-schema.ts'
import { resendInvites } from './resend.ts'
import { rescheduleInvites } from './schedule.ts'

/** What can be done with many invites at once: named by their ids, or the open ones of all learners whom a filter matches. */
export function bulkEndpoints({ limitsFactor }: { limitsFactor: number }): MountableEndpoint[] {
  return [
    endpoint('POST /invites/resend', admins('invites:write'), {
      summary: 'Send many invitations again',
      body: selectionBody,
      reply: bulkReply,
      handle: ({ actor, body, once }) => once((org) => resendInvites(org, actor, body, limitsFactor)),
    }),
    endpoint('POST /invites/cancel', admins('invites:write'), {
      summary: 'Take many invitations back',
      body: selectionBody,
      reply: bulkReply,
      handle: ({ actor, body, once }) => once((org) => cancelInvites(org, actor, body)),
    }),
    endpoint('POST /invites/reschedule', admins('invites:write'), {
      summary: 'Decide when the mail of many invites leaves that has not left yet',
      body: rescheduleBody,
      reply: bulkReply,
      errors: TIME_ERRORS,
      handle: ({ actor, body, once }) => once((org) => rescheduleInvites(org, actor, body)),
    }),
  ]
}
