import type { BodyOf, ParamsOf, QueryOf, Route } from '@rollcall/contract'
import { PASSWORD } from './given.ts'
import type { Things } from './two-organizations.ts'

/** Things of another organization, and the token of a link that claims `inviteId` for ours. */
export type Foreign = Things & { token: string }

interface AskOf<R extends Route> {
  path: Record<ParamsOf<R>, string>
  query?: QueryOf<R>
  body?: BodyOf<R>
}

/** Of each member of a union: `keyof` a union knows only what all of them have. */
type IdKey<T> = T extends object
  ? Extract<keyof T, `${string}Id` | `${string}Ids` | `${string}Token` | 'ids'>
  : never
type IdsOf<R extends Route> = ParamsOf<R> | IdKey<BodyOf<R>> | IdKey<QueryOf<R>>

/**
 * How a route could be made to reach into another organization. One that takes ids says where they go, one call for each
 * place; the compiler lets no such route off. `catalogue`: its ids are those of the catalogue, which all organizations share.
 * `own`: it takes no id and answers about the caller. `public`: it answers everybody the same.
 */
type Case<R extends Route> = [IdsOf<R>] extends [never]
  ? 'own' | 'public'
  : ([IdsOf<R>] extends ['trainingIds'] ? 'catalogue' : never) | ((their: Foreign, our: Things) => AskOf<R>[])

export const CASES: { [R in Route]: Case<R> } = {
  'POST /auth/register': 'public',
  'POST /auth/verify-email': 'public',
  'POST /auth/sign-in': 'public',
  'POST /auth/sign-out': 'own',
  'GET /auth/me': 'own',
  'POST /auth/forgot-password': 'public',
  'POST /auth/reset-password': 'public',

  'GET /orgs': 'own',
  'POST /orgs': 'own',
  'GET /orgs/:orgId': (their) => [{ path: { orgId: their.orgId } }],
  'PATCH /orgs/:orgId': (their) => [{ path: { orgId: their.orgId }, body: { name: 'Ours now' } }],
  'GET /orgs/:orgId/setup': (their) => [{ path: { orgId: their.orgId } }],

  'GET /trainings': 'own',
  'GET /trainings/catalogue': 'own',
  'POST /trainings': 'catalogue',
  'DELETE /trainings/:id': (their) => [{ path: { id: their.trainingId } }],

  'GET /locations': 'own',
  'POST /locations': 'own',
  'PATCH /locations/:id': (their) => [{ path: { id: their.locationId }, body: { name: 'Ours now' } }],
  'DELETE /locations/:id': (their) => [{ path: { id: their.locationId } }],

  'GET /groups': 'own',
  'POST /groups': (their) => [{ path: {}, body: { name: 'Borrowed', trainingIds: [their.trainingId] } }],
  'GET /groups/:id': (their) => [{ path: { id: their.groupId } }],
  'PATCH /groups/:id': (their) => [{ path: { id: their.groupId }, body: { status: 'inactive' } }],
  'DELETE /groups/:id': (their) => [{ path: { id: their.groupId } }],
  'PUT /groups/:id/trainings': (their, our) => [
    { path: { id: their.groupId }, body: { trainingIds: [our.trainingId] } },
    { path: { id: our.groupId }, body: { trainingIds: [their.trainingId] } },
  ],

  'GET /learners': (their) => [
    { path: {}, query: { groupId: their.groupId } },
    { path: {}, query: { locationId: their.locationId } },
  ],
  'GET /learners/:id': (their) => [{ path: { id: their.learnerId } }],
  'GET /assignments': (their) => [{ path: {}, query: { learnerId: their.learnerId } }],

  'GET /invites': (their) => [{ path: {}, query: { learnerId: their.learnerId } }],
  'POST /invites': (their, our) => [
    { path: {}, body: { groupId: their.groupId, emails: ['new@badger.example'] } },
    {
      path: {},
      body: { groupId: our.groupId, locationId: their.locationId, emails: ['new@badger.example'] },
    },
  ],
  'GET /invites/:id': (their) => [{ path: { id: their.inviteId } }],
  'POST /invites/:id/resend': (their) => [{ path: { id: their.inviteId } }],
  'POST /invites/:id/cancel': (their) => [{ path: { id: their.inviteId } }],

  'GET /join/invites/:token': (their) => [{ path: { token: their.token } }],
  'POST /join/invites/:token/decline': (their) => [{ path: { token: their.token } }],
  'POST /join/register': (their) => [
    { path: {}, body: { name: 'Bo', password: PASSWORD, inviteToken: their.token } },
  ],
  'POST /join/sign-in': 'public',
  'POST /join/sign-out': 'own',
  'POST /join/forgot-password': 'public',
  'POST /join/reset-password': 'public',
  'GET /join/me': 'own',
  'GET /join/me/invites': 'own',
  'POST /join/me/invites/:id/accept': (their) => [{ path: { id: their.inviteId } }],
  'POST /join/me/invites/:id/decline': (their) => [{ path: { id: their.inviteId } }],
  'GET /join/me/trainings': 'own',
}
