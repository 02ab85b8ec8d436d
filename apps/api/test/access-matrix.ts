import type { Route } from '@rollcall/contract'

/**
 * Who is calling: an owner, admin or viewer of the organization that is meant; somebody with an account who administers none
 * (outsider); a learner, who is signed in to the join app; a program with an API key that was given every scope; nobody in
 * particular.
 */
export const ROLES = ['owner', 'admin', 'viewer', 'outsider', 'learner', 'key', 'nobody'] as const
export type Role = (typeof ROLES)[number]

/** Whether a call gets as far as its input, or with what status it is turned away before anybody looks at it. */
type Decision = 'allow' | 401 | 403 | 404
type Access = Record<Role, Decision>

const everybody: Access = {
  owner: 'allow',
  admin: 'allow',
  viewer: 'allow',
  outsider: 'allow',
  learner: 'allow',
  key: 'allow',
  nobody: 'allow',
}
const accounts: Access = {
  owner: 'allow',
  admin: 'allow',
  viewer: 'allow',
  outsider: 'allow',
  learner: 401,
  key: 403,
  nobody: 401,
}
const readers: Access = {
  owner: 'allow',
  admin: 'allow',
  viewer: 'allow',
  outsider: 404,
  learner: 401,
  key: 'allow',
  nobody: 401,
}
const writers: Access = {
  owner: 'allow',
  admin: 'allow',
  viewer: 403,
  outsider: 404,
  learner: 401,
  key: 'allow',
  nobody: 401,
}
const learners: Access = {
  owner: 401,
  admin: 401,
  viewer: 401,
  outsider: 401,
  learner: 'allow',
  key: 403,
  nobody: 401,
}

const readersInPerson: Access = { ...readers, key: 403 }
const writersInPerson: Access = { ...writers, key: 403 }
const owners: Access = { ...writersInPerson, admin: 403 }
const operators: Access = { ...accounts, owner: 403, admin: 403, viewer: 403, outsider: 403 }

/** Who may call what. The test beside this file calls every endpoint as every role. */
export const ACCESS_MATRIX: Record<Route, Access> = {
  'POST /auth/register': everybody,
  'POST /auth/verify-email': everybody,
  'POST /auth/sign-in': everybody,
  'POST /auth/sign-out': everybody,
  'GET /auth/me': accounts,
  'POST /auth/forgot-password': everybody,
  'POST /auth/reset-password': everybody,
  'GET /auth/sessions': accounts,
  'DELETE /auth/sessions/:id': accounts,
  'DELETE /auth/sessions': accounts,
  'GET /auth/admin-invites/:token': everybody,
  'POST /auth/admin-invites/:token/accept': accounts,
  'POST /auth/admin-invites/:token/register': everybody,

  'GET /orgs': accounts,
  'POST /orgs': accounts,
  'GET /orgs/:orgId': readers,
  'PATCH /orgs/:orgId': writers,
  'GET /orgs/:orgId/setup': readers,
  'PUT /orgs/:orgId/logo': writers,
  'DELETE /orgs/:orgId/logo': writers,
  'GET /orgs/all': operators,
  'GET /orgs/:orgId/subscription': readers,
  'PUT /orgs/:orgId/subscription': operators,
  'GET /orgs/:orgId/seats': readers,
  'GET /orgs/:orgId/announcement': readers,
  'POST /orgs/:orgId/announcement/test': writersInPerson,
  'GET /orgs/:orgId/admins': readersInPerson,
  'POST /orgs/:orgId/admins': owners,
  'PATCH /orgs/:orgId/admins/:userId': owners,
  // Of somebody else: everybody may leave.
  'DELETE /orgs/:orgId/admins/:userId': owners,
  'POST /orgs/:orgId/admin-invites/:id/resend': owners,
  'DELETE /orgs/:orgId/admin-invites/:id': owners,

  'GET /api-keys': readersInPerson,
  'POST /api-keys': writersInPerson,
  'POST /api-keys/:id/rotate': writersInPerson,
  'DELETE /api-keys/:id': writersInPerson,

  'GET /trainings': readers,
  'GET /trainings/catalogue': readers,
  'POST /trainings': writers,
  'DELETE /trainings/:id': writers,

  'GET /locations': readers,
  'POST /locations': writers,
  'PATCH /locations/:id': writers,
  'DELETE /locations/:id': writers,

  'GET /groups': readers,
  'POST /groups': writers,
  'GET /groups/:id': readers,
  'PATCH /groups/:id': writers,
  'DELETE /groups/:id': writers,
  'PUT /groups/:id/trainings': writers,

  'GET /learners': readers,
  'GET /learners/counts': readers,
  'GET /learners/export': readers,
  'POST /learners/archive': writers,
  'POST /learners/groups': writers,
  'POST /learners/assignments': writers,
  'GET /learners/:id': readers,
  'PATCH /learners/:id': writers,
  'GET /learners/:id/timeline': readers,
  'PUT /learners/:id/groups': writers,
  'POST /learners/:id/assignments': writers,
  'POST /learners/:id/archive': writers,
  'GET /assignments': readers,

  'GET /invites': readers,
  'GET /invites/preview': readers,
  'POST /invites': writers,
  'POST /invites/judge': readers,
  'POST /invites/batch': writers,
  'POST /invites/resend': writers,
  'POST /invites/cancel': writers,
  'POST /invites/reschedule': writers,
  'GET /invites/:id': readers,
  'PATCH /invites/:id': writers,
  'POST /invites/:id/resend': writers,
  'POST /invites/:id/cancel': writers,
  'POST /learners/invite': writers,
  'POST /learners/:id/invite': writers,

  'GET /imports': readers,
  'POST /imports': writers,
  'GET /imports/template': readers,
  'GET /imports/:id': readers,
  'GET /imports/:id/top': readers,
  'PATCH /imports/:id/mapping': writers,
  'GET /imports/:id/rows': readers,
  'POST /imports/:id/judge': writers,
  'PATCH /imports/:id/rows/:number': writers,
  'POST /imports/:id/replace': writers,
  'POST /imports/:id/approve': writers,
  'POST /imports/:id/disapprove': writers,
  'POST /imports/:id/undo': writers,
  'GET /imports/:id/errors': readers,

  'GET /suppressions': readers,
  'POST /suppressions/:id/lift': writers,

  'GET /join-page': readers,
  'PUT /join-page': writers,
  'GET /join-page/counts': readers,
  'GET /join-page/slug-check': readers,
  'GET /join-page/qr': readers,

  'GET /overview': readers,
  'GET /outbox': readers,
  'GET /outbox/pause': readers,
  'GET /audit-log': readers,
  'GET /audit-log/export': readers,
  'GET /audit-log/seal': readers,

  'GET /join/pages/:slug': everybody,
  'POST /join/pages/:slug/requests': everybody,
  'POST /join/verify': everybody,
  'GET /join/invites/:token': everybody,
  'POST /join/invites/:token/decline': everybody,
  'POST /join/invites/:token/not-me': everybody,
  'POST /join/invites/:token/take-back': everybody,
  'POST /join/invites/:token/ask-again': everybody,
  'POST /join/register': everybody,
  'POST /join/sign-in': everybody,
  'POST /join/sign-out': everybody,
  'POST /join/forgot-password': everybody,
  'POST /join/reset-password': everybody,
  'GET /join/me': learners,
  'PATCH /join/me': learners,
  'DELETE /join/me': learners,
  'GET /join/me/export': learners,
  'GET /join/me/sessions': learners,
  'DELETE /join/me/sessions/:id': learners,
  'DELETE /join/me/sessions': learners,
  'GET /join/me/invites': learners,
  'POST /join/me/invites/:id/accept': learners,
  'POST /join/me/invites/:id/decline': learners,
  'POST /join/me/invites/:id/not-me': learners,
  'POST /join/me/invites/:id/take-back': learners,
  'POST /join/me/invites/:id/ask-again': learners,
  'GET /join/me/trainings': learners,
  'GET /join/me/organizations': learners,
  'POST /join/me/organizations/:orgId/leave': learners,
}
