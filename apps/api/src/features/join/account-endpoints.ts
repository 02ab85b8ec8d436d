import type { CheckYourMailReply, JoinMeDto } from '@rollcall/contract'
import { anyone, type SessionUser, signedIn } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { checkYourMailReply, pageOf } from '../../core/replies.ts'
import {
  type AuthContext,
  forgotPassword,
  forgotPasswordBody,
  resetPassword,
  resetPasswordBody,
  type SignIn,
  signInRealm,
  signOut,
  toSessionUser,
  toUserDto,
  verifiedReply,
} from '../auth/index.ts'
import { joinMeReply, myTrainingReply } from './join-reply.ts'
import { joinRegisterBody, joinSignInBody } from './join-schema.ts'
import { type JoinContext, listMyTrainings, registerInvited, requireVerifiedAccount } from './join-service.ts'

const CHECK_YOUR_MAIL: CheckYourMailReply = {
  message: 'If there is an account with this address, a message with a link is on its way to it.',
}

/** A learner's own account: a session apart from any admin's, under the path of the join app alone. */
export function accountEndpoints(
  ctx: JoinContext & AuthContext & { learnerSignIn: SignIn },
): MountableEndpoint[] {
  const toMe = (user: SessionUser): JoinMeDto => ({ user: toUserDto(user) })

  return [
    endpoint('POST /join/register', anyone, {
      summary: 'Make an account for an invited address, and sign in',
      body: joinRegisterBody,
      reply: joinMeReply,
      errors: [
        'account_exists',
        'invite_closed',
        'invite_expired',
        'link_dead',
        'weak_password',
        'rate_limited',
        'not_found',
      ],
      status: 201,
      async handle({ body, req }) {
        const user = toSessionUser(await registerInvited(ctx, body, req.ip))
        await ctx.learnerSignIn.as(req, user)
        return toMe(user)
      },
    }),
    endpoint('POST /join/sign-in', anyone, {
      summary: 'Sign in as a learner',
      body: joinSignInBody,
      reply: joinMeReply,
      errors: ['invalid_credentials', 'wrong_account', 'rate_limited'],
      async handle({ body, req }) {
        await requireVerifiedAccount(ctx, body)
        return toMe(await signInRealm(ctx.limits, ctx.learnerSignIn, req, body))
      },
    }),
    endpoint('POST /join/sign-out', anyone, {
      summary: 'Sign out',
      status: 204,
      async handle({ req }) {
        await signOut(req)
        return null
      },
    }),
    endpoint('POST /join/forgot-password', anyone, {
      summary: 'Ask for a link that sets a new password',
      body: forgotPasswordBody,
      reply: checkYourMailReply,
      errors: ['rate_limited'],
      status: 202,
      async handle({ body, req }) {
        await forgotPassword(ctx, body, 'join_reset', req.ip)
        return CHECK_YOUR_MAIL
      },
    }),
    endpoint('POST /join/reset-password', anyone, {
      summary: 'Set a new password by a link',
      body: resetPasswordBody,
      reply: verifiedReply,
      errors: ['link_dead', 'weak_password', 'rate_limited'],
      handle: async ({ body, req }) => ({ email: await resetPassword(ctx, body, req.ip) }),
    }),
    endpoint('GET /join/me', signedIn, {
      summary: 'Who is signed in',
      reply: joinMeReply,
      handle: async ({ user }) => toMe(user),
    }),
    endpoint('GET /join/me/trainings', signedIn, {
      summary: 'The trainings that were assigned to you',
      reply: pageOf(myTrainingReply),
      handle: async ({ user }) => ({ items: await listMyTrainings(ctx, user), next: null }),
    }),
  ]
}
