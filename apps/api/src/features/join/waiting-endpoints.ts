import type { CheckYourMailReply } from '@rollcall/contract'
import { signedIn } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { required } from '../../core/errors.ts'
import type { OrgReader } from '../../core/org-scope.ts'
import { checkYourMailReply } from '../../core/replies.ts'
import { askAgain, findInvitation } from '../invites/index.ts'
import { sayNotMe, takeBack } from './decline-service.ts'
import { invitationReply } from './join-reply.ts'
import { type JoinContext, orgOfInvitation, requireOwner } from './join-service.ts'

const ON_ITS_WAY: CheckYourMailReply = {
  message: 'If the invitation can be sent again, it is on its way to the address that was invited.',
}

/** What else can be said to an invitation from the account: those that came of the join page have no link to say it by. */
export function waitingEndpoints(ctx: JoinContext & { limitsFactor: number }): MountableEndpoint[] {
  return [
    endpoint('POST /join/me/invites/:id/not-me', signedIn, {
      summary: 'Say that an invitation was meant for somebody else',
      reply: invitationReply,
      errors: ['wrong_account', 'email_not_verified', 'invite_closed'],
      async handle({ params, user }) {
        const orgId = await orgOfInvitation(ctx, user, params.id)
        return ctx.orgs.write(orgId, async (org) => {
          requireOwner(await requireInvitation(org, params.id), user)
          return sayNotMe(org, params.id)
        })
      },
    }),
    endpoint('POST /join/me/invites/:id/take-back', signedIn, {
      summary: 'Take up again an invitation that you declined within seven days',
      reply: invitationReply,
      errors: ['wrong_account', 'email_not_verified', 'too_late'],
      async handle({ params, user }) {
        const orgId = await orgOfInvitation(ctx, user, params.id)
        return ctx.orgs.write(orgId, async (org) => {
          requireOwner(await requireInvitation(org, params.id), user)
          return takeBack(org, params.id)
        })
      },
    }),
    endpoint('POST /join/me/invites/:id/ask-again', signedIn, {
      summary: 'Have an expired invitation sent afresh, to the invited address',
      reply: checkYourMailReply,
      errors: ['wrong_account', 'email_not_verified'],
      status: 202,
      async handle({ params, user }) {
        const orgId = await orgOfInvitation(ctx, user, params.id)
        await ctx.orgs.write(orgId, async (org) => {
          requireOwner(await requireInvitation(org, params.id), user)
          await askAgain(org, params.id, ctx.limitsFactor)
        })
        return ON_ITS_WAY
      },
    }),
  ]
}

async function requireInvitation(org: OrgReader, id: string) {
  return required(await findInvitation(org, id))
}
