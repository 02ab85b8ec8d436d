import type { Page, SessionDto } from '@rollcall/contract'
import Joi from 'joi'
import { signedIn } from '../../core/access.ts'
import type { Accounts } from '../../core/account-scope.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { notFound } from '../../core/errors.ts'
import { anId, aText, aTime, dto, oneOf, pageOf } from '../../core/replies.ts'
import { deleteOtherSessions, deleteSession, listSessions } from './session-store.ts'

export const sessionReply = dto<SessionDto>(
  {
    id: anId(),
    app: oneOf(['admin', 'join']),
    userAgent: aText().allow(null).description('As the browser names itself'),
    signedInAt: aTime(),
    lastSeenAt: aTime().description('To the minute'),
    current: Joi.boolean().description('The one that asks'),
  },
  'Session',
)

/** The browsers in which somebody is signed in with an account, wherever from: to look at, and to end. */
export async function readSessions(
  { accounts }: { accounts: Accounts },
  userId: string,
  currentId: string | undefined,
): Promise<Page<SessionDto>> {
  const rows = await listSessions(accounts.rows, userId)
  const items = rows.map((row) => ({
    id: row.id,
    app: row.is_learner ? ('join' as const) : ('admin' as const),
    userAgent: row.user_agent,
    signedInAt: row.signed_in_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    current: row.id === currentId,
  }))
  return { items, next: null }
}

/** The same for admins and for learners: an account has sessions of both kinds. */
export function sessionEndpoints(ctx: { accounts: Accounts }): MountableEndpoint[] {
  const { rows } = ctx.accounts
  const paths = [
    ['GET /auth/sessions', 'DELETE /auth/sessions', 'DELETE /auth/sessions/:id'],
    ['GET /join/me/sessions', 'DELETE /join/me/sessions', 'DELETE /join/me/sessions/:id'],
  ] as const
  return paths.flatMap(([list, endOthers, endOne]) => [
    endpoint(list, signedIn, {
      summary: 'The browsers in which you are signed in',
      reply: pageOf(sessionReply),
      handle: ({ user, req }) => readSessions(ctx, user.id, req.session.publicId),
    }),
    endpoint(endOthers, signedIn, {
      summary: 'Sign out everywhere else',
      status: 204,
      async handle({ user, req }) {
        await deleteOtherSessions(rows, user.id, req.session.publicId ?? null)
        return null
      },
    }),
    endpoint(endOne, signedIn, {
      summary: 'Sign out in one browser',
      status: 204,
      async handle({ user, params }) {
        if (!(await deleteSession(rows, user.id, params.id))) throw notFound()
        return null
      },
    }),
  ])
}
