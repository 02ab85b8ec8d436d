import type { CheckYourMailReply } from '@rollcall/contract'
import { anyone, signedIn } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { AppError } from '../../core/errors.ts'
import { checkYourMailReply, pageOf } from '../../core/replies.ts'
import { askAgain } from '../invites/index.ts'
import { tellOfNoSeat } from '../orgs/index.ts'
import { declineAsUser, declineByLink, sayNotMe, takeBack } from './decline-service.ts'
import { toInvitationDto } from './join-dto.ts'
import { acceptedReply, invitationReply, openedInvitationReply } from './join-reply.ts'
import {
  acceptInvitation,
  type JoinContext,
  listMyInvitations,
  openInvitation,
  orgOfInvitation,
  readInviteToken,
} from './join-service.ts'

/** The same whether or not something is sent, so that the link tells nobody anything new. */
const ON_ITS_WAY: CheckYourMailReply = {
  message: 'If the invitation can be sent again, it is on its way to the address that was invited.',
}

/** Nothing of an acceptance without a seat is kept, so that this is told by itself. */
async function tellAdmins({ orgs }: JoinContext, orgId: string, error: unknown): Promise<never> {
  if (error instanceof AppError && error.code === 'no_seat') await orgs.write(orgId, tellOfNoSeat)
  throw error
}

/** Invitations, as the invited person meets them: by the link in the mail, and in their account. */
export function invitationEndpoints(ctx: JoinContext & { limitsFactor: number }): MountableEndpoint[] {
  return [
    endpoint('GET /join/invites/:token', anyone, {
      summary: 'Look at an invitation by its link; nothing changes',
      reply: openedInvitationReply,
      errors: ['rate_limited'],
      async handle({ params, req, user }) {
        const invitation = await openInvitation(ctx, await readInviteToken(ctx, params.token, req.ip))
        return { ...toInvitationDto(invitation), signedInAs: user?.email ?? null }
      },
    }),
    endpoint('POST /join/invites/:token/decline', anyone, {
      summary: 'Decline an invitation by its link',
      reply: invitationReply,
      errors: ['invite_closed', 'rate_limited'],
      async handle({ params, req }) {
        const { orgId, id } = await readInviteToken(ctx, params.token, req.ip)
        return ctx.orgs.write(orgId, (org) => declineByLink(org, id))
      },
    }),
    endpoint('POST /join/invites/:token/not-me', anyone, {
      summary: 'Say by its link that an invitation was meant for somebody else',
      reply: invitationReply,
      errors: ['invite_closed', 'rate_limited'],
      async handle({ params, req }) {
        const { orgId, id } = await readInviteToken(ctx, params.token, req.ip)
        return ctx.orgs.write(orgId, (org) => sayNotMe(org, id))
      },
    }),
    endpoint('POST /join/invites/:token/take-back', anyone, {
      summary: 'Take up again by its link an invitation that was declined within seven days',
      reply: invitationReply,
      errors: ['too_late', 'rate_limited'],
      async handle({ params, req }) {
        const { orgId, id } = await readInviteToken(ctx, params.token, req.ip)
        return ctx.orgs.write(orgId, (org) => takeBack(org, id))
      },
    }),
    endpoint('POST /join/invites/:token/ask-again', anyone, {
      summary: 'Have an expired invitation sent afresh, to the invited address',
      reply: checkYourMailReply,
      errors: ['rate_limited'],
      status: 202,
      async handle({ params, req }) {
        const { orgId, id } = await readInviteToken(ctx, params.token, req.ip)
        await ctx.orgs.write(orgId, (org) => askAgain(org, id, ctx.limitsFactor))
        return ON_ITS_WAY
      },
    }),
    endpoint('GET /join/me/invites', signedIn, {
      summary: 'The invitations that wait for you',
      reply: pageOf(invitationReply),
      handle: async ({ user }) => ({ items: await listMyInvitations(ctx, user), next: null }),
    }),
    endpoint('POST /join/me/invites/:id/accept', signedIn, {
      summary: 'Accept an invitation',
      reply: acceptedReply,
      errors: [
        'wrong_account',
        'email_not_verified',
        'invite_closed',
        'invite_expired',
        'address_not_allowed',
        'not_joinable',
        'no_seat',
      ],
      async handle({ params, user, actor }) {
        const orgId = await orgOfInvitation(ctx, user, params.id)
        return ctx.orgs
          .write(orgId, (org) => acceptInvitation(org, actor, user, params.id))
          .catch((error: unknown) => tellAdmins(ctx, orgId, error))
      },
    }),
    endpoint('POST /join/me/invites/:id/decline', signedIn, {
      summary: 'Decline an invitation',
      reply: invitationReply,
      errors: ['wrong_account', 'email_not_verified', 'invite_closed'],
      async handle({ params, user, actor }) {
        const orgId = await orgOfInvitation(ctx, user, params.id)
        return ctx.orgs.write(orgId, (org) => declineAsUser(org, actor, user, params.id))
      },
    }),
  ]
}
