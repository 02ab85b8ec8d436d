import type { Route } from '@rollcall/contract'

/**
 * Who is calling: an owner, admin or viewer of the organization that is meant; somebody with an account who administers none
 * (outsider); a learner, who is signed in to the join app; nobody in particular.
 */
export const ROLES = ['owner', 'admin', 'viewer', 'outsider', 'learner', 'nobody'] as const
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
  nobody: 'allow',
}
const accounts: Access = {
  owner: 'allow',
  admin: 'allow',
  viewer: 'allow',
  outsider: 'allow',
  learner: 401,
  nobody: 401,
}
const readers: Access = {
  owner: 'allow',
  admin: 'allow',
  viewer: 'allow',
  outsider: 404,
  learner: 401,
  nobody: 401,
}
const writers: Access = {
  owner: 'allow',
  admin: 'allow',
  viewer: 403,
  outsider: 404,
  learner: 401,
  nobody: 401,
}
const learners: Access = {
  owner: 401,
  admin: 401,
  viewer: 401,
  outsider: 401,
  learner: 'allow',
  nobody: 401,
}

/** Who may call what. The test beside this file calls every endpoint as every role. */
export const ACCESS_MATRIX: Record<Route, Access> = {
  'POST /auth/register': everybody,
  'POST /auth/verify-email': everybody,
  'POST /auth/sign-in': everybody,
  'POST /auth/sign-out': everybody,
  'GET /auth/me': accounts,
  'POST /auth/forgot-password': everybody,
  'POST /auth/reset-password': everybody,

  'GET /orgs': accounts,
  'POST /orgs': accounts,
  'GET /orgs/:orgId': readers,
  'PATCH /orgs/:orgId': writers,
  'GET /orgs/:orgId/setup': readers,

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
  'GET /learners/:id': readers,
  'GET /assignments': readers,

  'GET /invites': readers,
  'POST /invites': writers,
  'GET /invites/:id': readers,
  'POST /invites/:id/resend': writers,
  'POST /invites/:id/cancel': writers,

  'GET /join/invites/:token': everybody,
  'POST /join/invites/:token/decline': everybody,
  'POST /join/register': everybody,
  'POST /join/sign-in': everybody,
  'POST /join/sign-out': everybody,
  'POST /join/forgot-password': everybody,
  'POST /join/reset-password': everybody,
  'GET /join/me': learners,
  'GET /join/me/invites': learners,
  'POST /join/me/invites/:id/accept': learners,
  'POST /join/me/invites/:id/decline': learners,
  'GET /join/me/trainings': learners,
}
