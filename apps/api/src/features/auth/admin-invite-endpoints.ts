import { LIMITS, type RegisterAdminBody } from '@rollcall/contract'
import Joi from 'joi'
import { anyone, signedIn } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { requestIdOf } from '../../core/problem.ts'
import { locale, name, password } from '../../core/schemas.ts'
import { acceptAdminInvitation, openAdminInvitation, registerInvitedAdmin } from './admin-invite-service.ts'
import { adminInvitationReply, meReply } from './auth-reply.ts'
import type { AuthContext } from './auth-service.ts'
import { readMe } from './me.ts'
import type { SignIn } from './sign-in.ts'

const registerAdminBody = Joi.object<RegisterAdminBody, true>({
  name: name(LIMITS.name).required(),
  password: password().required(),
  locale: locale(),
})

/** Invitations to help to run an organization, as the invited person meets them: by the link in the mail. */
export function adminInviteEndpoints(ctx: AuthContext & { adminSignIn: SignIn }): MountableEndpoint[] {
  return [
    endpoint('GET /auth/admin-invites/:token', anyone, {
      summary: 'Look at an invitation to run an organization; nothing changes',
      reply: adminInvitationReply,
      errors: ['rate_limited'],
      handle: ({ params, req }) => openAdminInvitation(ctx, params.token, req.ip),
    }),
    endpoint('POST /auth/admin-invites/:token/accept', signedIn, {
      summary: 'Accept an invitation to run an organization, with the account of the invited address',
      reply: meReply,
      errors: ['wrong_account', 'email_not_verified', 'invite_closed', 'invite_expired', 'rate_limited'],
      async handle({ params, user, actor, req }) {
        await acceptAdminInvitation(ctx, actor, user, params.token, req.ip)
        return readMe(ctx, user)
      },
    }),
    endpoint('POST /auth/admin-invites/:token/register', anyone, {
      summary: 'Make an account for an invited address, run the organization with it, and sign in',
      body: registerAdminBody,
      reply: meReply,
      errors: ['account_exists', 'invite_closed', 'invite_expired', 'weak_password', 'rate_limited'],
      status: 201,
      async handle({ params, body, req }) {
        const requestId = req.res ? requestIdOf(req.res) : null
        const user = await registerInvitedAdmin(ctx, params.token, body, req.ip, requestId)
        await ctx.adminSignIn.as(req, user)
        return readMe(ctx, user)
      },
    }),
  ]
}
