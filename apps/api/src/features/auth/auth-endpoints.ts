import type { CheckYourMailReply } from '@rollcall/contract'
import { anyone, signedIn } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { checkYourMailReply } from '../../core/replies.ts'
import { meReply, verifiedReply } from './auth-reply.ts'
import { forgotPasswordBody, registerBody, resetPasswordBody, signInBody, tokenBody } from './auth-schema.ts'
import {
  type AuthContext,
  forgotPassword,
  register,
  resetPassword,
  signInRealm,
  signOut,
  verifyEmail,
} from './auth-service.ts'
import { readMe } from './me.ts'
import type { SignIn } from './sign-in.ts'

const CHECK_YOUR_MAIL: CheckYourMailReply = {
  message: 'If this address can be used, a message with the next step is on its way to it.',
}

/** Accounts of admins: register with an organization, confirm the mailbox, sign in and out, set a new password. */
export function authEndpoints(ctx: AuthContext & { adminSignIn: SignIn }): MountableEndpoint[] {
  return [
    endpoint('POST /auth/register', anyone, {
      summary: 'Register with a new organization',
      body: registerBody,
      reply: checkYourMailReply,
      errors: ['registration_closed', 'weak_password', 'rate_limited'],
      status: 202,
      async handle({ body, req }) {
        await register(ctx, body, req.ip)
        return CHECK_YOUR_MAIL
      },
    }),
    endpoint('POST /auth/verify-email', anyone, {
      summary: 'Confirm the address of a registration',
      body: tokenBody,
      reply: verifiedReply,
      errors: ['link_dead', 'rate_limited'],
      handle: async ({ body, req }) => ({ email: await verifyEmail(ctx, body.token, req.ip) }),
    }),
    endpoint('POST /auth/sign-in', anyone, {
      summary: 'Sign in as an admin',
      body: signInBody,
      reply: meReply,
      errors: ['invalid_credentials', 'rate_limited'],
      handle: async ({ body, req }) => readMe(ctx, await signInRealm(ctx.limits, ctx.adminSignIn, req, body)),
    }),
    endpoint('POST /auth/sign-out', anyone, {
      summary: 'Sign out',
      status: 204,
      async handle({ req }) {
        await signOut(req)
        return null
      },
    }),
    endpoint('GET /auth/me', signedIn, {
      summary: 'Who is signed in, and which organizations they administer',
      reply: meReply,
      handle: ({ user }) => readMe(ctx, user),
    }),
    endpoint('POST /auth/forgot-password', anyone, {
      summary: 'Ask for a link that sets a new password',
      body: forgotPasswordBody,
      reply: checkYourMailReply,
      errors: ['rate_limited'],
      status: 202,
      async handle({ body, req }) {
        await forgotPassword(ctx, body, 'reset', req.ip)
        return CHECK_YOUR_MAIL
      },
    }),
    endpoint('POST /auth/reset-password', anyone, {
      summary: 'Set a new password by a link',
      body: resetPasswordBody,
      reply: verifiedReply,
      errors: ['link_dead', 'weak_password', 'rate_limited'],
      handle: async ({ body, req }) => ({ email: await resetPassword(ctx, body, req.ip) }),
    }),
  ]
}
