import type { JoinMeDto, MyDataDto } from '@rollcall/contract'
import Joi from 'joi'
import { type SessionUser, signedIn } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { aTime, dto, pageOf } from '../../core/replies.ts'
import {
  type AuthContext,
  changeOwnAccount,
  requirePassword,
  type SignIn,
  sessionReply,
  toUserDto,
  userReply,
} from '../auth/index.ts'
import { eraseMe } from './erase-service.ts'
import { invitationReply, joinMeReply, myOrganizationReply, myTrainingReply } from './join-reply.ts'
import { confirmPasswordBody, updateMeBody } from './join-schema.ts'
import type { JoinContext } from './join-service.ts'
import { exportMyData } from './my-data.ts'
import { leaveOrganization, listMyOrganizations } from './my-organizations.ts'

const myDataReply = dto<MyDataDto>({
  exportedAt: aTime(),
  user: userReply,
  organizations: Joi.array().items(myOrganizationReply),
  invitations: Joi.array().items(invitationReply),
  trainings: Joi.array().items(myTrainingReply),
  sessions: Joi.array().items(sessionReply),
})

/** What somebody does with their own account: correct it, take their data along, leave an organization, delete it. */
export function myDataEndpoints(
  ctx: JoinContext & AuthContext & { learnerSignIn: SignIn },
): MountableEndpoint[] {
  const toMe = (user: SessionUser): JoinMeDto => ({ user: toUserDto(user) })

  return [
    endpoint('PATCH /join/me', signedIn, {
      summary: 'Change your name, language or password',
      body: updateMeBody,
      reply: joinMeReply,
      errors: ['wrong_password', 'weak_password', 'rate_limited'],
      async handle({ user: before, body, req }) {
        const { user, isPasswordNew } = await changeOwnAccount(ctx, before, body)
        // All sessions have ended; this browser goes on with a new one.
        if (isPasswordNew) await ctx.learnerSignIn.as(req, user)
        return toMe(user)
      },
    }),
    endpoint('DELETE /join/me', signedIn, {
      summary: 'Delete your account, for good',
      body: confirmPasswordBody,
      errors: ['wrong_password', 'last_owner', 'rate_limited'],
      status: 204,
      async handle({ user, actor, body }) {
        await requirePassword(ctx, user, body.password)
        await eraseMe(ctx, actor, user)
        return null
      },
    }),
    endpoint('GET /join/me/export', signedIn, {
      summary: 'All that is kept of you, to take along',
      reply: myDataReply,
      handle: ({ user, req }) => exportMyData(ctx, user, req.session.publicId),
    }),
    endpoint('GET /join/me/organizations', signedIn, {
      summary: 'The organizations that you joined',
      reply: pageOf(myOrganizationReply),
      handle: async ({ user }) => ({ items: await listMyOrganizations(ctx, user), next: null }),
    }),
    endpoint('POST /join/me/organizations/:orgId/leave', signedIn, {
      summary: 'Leave an organization; your trainings stay with you',
      reply: myOrganizationReply,
      handle: ({ user, actor, params }) =>
        ctx.orgs.write(params.orgId.toLowerCase(), (org) => leaveOrganization(org, actor, user)),
    }),
  ]
}
