import { anyone, signedIn } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { toInvitationDto } from './join-dto.ts'
import {
  acceptInvitation,
  declineAsUser,
  declineByLink,
  type JoinContext,
  listMyInvitations,
  openInvitation,
  orgOfInvitation,
  readInviteToken,
} from './join-service.ts'

/** Invitations, as the invited person meets them: by the link in the mail, and in their account. */
export function invitationEndpoints(ctx: JoinContext): MountableEndpoint[] {
  return [
    endpoint('GET /join/invites/:token', anyone, {
      summary: 'Look at an invitation by its link; nothing changes',
      async handle({ params, req, user }) {
        const invitation = await openInvitation(ctx, await readInviteToken(ctx, params.token, req.ip))
        return { ...toInvitationDto(invitation), signedInAs: user?.email ?? null }
      },
    }),
    endpoint('POST /join/invites/:token/decline', anyone, {
      summary: 'Decline an invitation by its link',
      async handle({ params, req }) {
        const { orgId, id } = await readInviteToken(ctx, params.token, req.ip)
        return ctx.orgs.write(orgId, (org) => declineByLink(org, id))
      },
    }),
    endpoint('GET /join/me/invites', signedIn, {
      summary: 'The invitations that wait for you',
      handle: async ({ user }) => ({ items: await listMyInvitations(ctx, user), next: null }),
    }),
    endpoint('POST /join/me/invites/:id/accept', signedIn, {
      summary: 'Accept an invitation',
      async handle({ params, user, actor }) {
        const orgId = await orgOfInvitation(ctx, user, params.id)
        return ctx.orgs.write(orgId, (org) => acceptInvitation(org, actor, user, params.id))
      },
    }),
    endpoint('POST /join/me/invites/:id/decline', signedIn, {
      summary: 'Decline an invitation',
      async handle({ params, user, actor }) {
        const orgId = await orgOfInvitation(ctx, user, params.id)
        return ctx.orgs.write(orgId, (org) => declineAsUser(org, actor, user, params.id))
      },
    }),
  ]
}
