import type { BodyOf, ParamsOf, QueryOf, Route } from '@rollcall/contract'
import { PASSWORD } from './given.ts'
import type { Things } from './two-organizations.ts'

/** Things of another organization, and the tokens of links that claim their `inviteId` and `adminInviteId` for ours. */
export type Foreign = Things & { token: string; adminToken: string }

interface AskOf<R extends Route> {
  path: Record<ParamsOf<R>, string>
  query?: QueryOf<R>
  body?: BodyOf<R>
}

/** Of each member of a union: `keyof` a union knows only what all of them have. */
type IdKey<T> = T extends object
  ? Extract<keyof T, `${string}Id` | `${string}Ids` | `${string}Token` | 'ids'>
  : never
/** The address of a join page is for everybody. */
type IdsOf<R extends Route> = Exclude<ParamsOf<R>, 'slug'> | IdKey<BodyOf<R>> | IdKey<QueryOf<R>>

/**
 * How a route could be made to reach into another organization. One that takes ids says where they go, one call for each
 * place; the compiler lets no such route off. `catalogue`: its ids are those of the catalogue, which all organizations share.
 * `own`: it takes no id and answers about the caller. `public`: it answers everybody the same.
 */
type Case<R extends Route> = [IdsOf<R>] extends [never]
  ? 'own' | 'public'
  : ([IdsOf<R>] extends ['trainingIds'] ? 'catalogue' : never) | ((their: Foreign, our: Things) => AskOf<R>[])

const COMER = { email: 'comer@badger.example' }
const JOIN_PAGE = { enabled: true, slug: 'badgers', audience: 'anyone' as const, allowedDomains: [] }

export const CASES: { [R in Route]: Case<R> } = {
  'POST /auth/register': 'public',
  'POST /auth/verify-email': 'public',
  'POST /auth/sign-in': 'public',
  'POST /auth/sign-out': 'own',
  'GET /auth/me': 'own',
  'POST /auth/forgot-password': 'public',
  'POST /auth/reset-password': 'public',
  'GET /auth/sessions': 'own',
  'DELETE /auth/sessions': 'own',
  'DELETE /auth/sessions/:id': (their) => [{ path: { id: their.sessionId } }],
  'GET /auth/admin-invites/:token': (their) => [{ path: { token: their.adminToken } }],
  'POST /auth/admin-invites/:token/accept': (their) => [{ path: { token: their.adminToken } }],
  'POST /auth/admin-invites/:token/register': (their) => [
    { path: { token: their.adminToken }, body: { name: 'Bo', password: PASSWORD } },
  ],

  'GET /orgs': 'own',
  'GET /orgs/all': 'own',
  'POST /orgs': 'own',
  'GET /orgs/:orgId': (their) => [{ path: { orgId: their.orgId } }],
  'PATCH /orgs/:orgId': (their) => [{ path: { orgId: their.orgId }, body: { name: 'Ours now' } }],
  'GET /orgs/:orgId/setup': (their) => [{ path: { orgId: their.orgId } }],
  'PUT /orgs/:orgId/logo': (their) => [{ path: { orgId: their.orgId } }],
  'DELETE /orgs/:orgId/logo': (their) => [{ path: { orgId: their.orgId } }],
  'GET /orgs/:orgId/subscription': (their) => [{ path: { orgId: their.orgId } }],
  'PUT /orgs/:orgId/subscription': (their) => [
    { path: { orgId: their.orgId }, body: { status: 'none', seats: null, until: null } },
  ],
  'GET /orgs/:orgId/seats': (their) => [{ path: { orgId: their.orgId } }],
  'GET /orgs/:orgId/announcement': (their) => [{ path: { orgId: their.orgId } }],
  'POST /orgs/:orgId/announcement/test': (their) => [{ path: { orgId: their.orgId } }],
  'GET /orgs/:orgId/admins': (their) => [{ path: { orgId: their.orgId } }],
  'POST /orgs/:orgId/admins': (their) => [
    { path: { orgId: their.orgId }, body: { email: 'us@badger.example', role: 'owner' } },
  ],
  'PATCH /orgs/:orgId/admins/:userId': (their, our) => [
    { path: { orgId: their.orgId, userId: their.adminId }, body: { role: 'viewer' } },
    { path: { orgId: our.orgId, userId: their.adminId }, body: { role: 'viewer' } },
  ],
  'DELETE /orgs/:orgId/admins/:userId': (their, our) => [
    { path: { orgId: their.orgId, userId: their.adminId } },
    { path: { orgId: our.orgId, userId: their.adminId } },
  ],
  'POST /orgs/:orgId/admin-invites/:id/resend': (their, our) => [
    { path: { orgId: their.orgId, id: their.adminInviteId } },
    { path: { orgId: our.orgId, id: their.adminInviteId } },
  ],
  'DELETE /orgs/:orgId/admin-invites/:id': (their, our) => [
    { path: { orgId: their.orgId, id: their.adminInviteId } },
    { path: { orgId: our.orgId, id: their.adminInviteId } },
  ],

  'GET /api-keys': 'own',
  'POST /api-keys': 'own',
  'POST /api-keys/:id/rotate': (their) => [{ path: { id: their.keyId } }],
  'DELETE /api-keys/:id': (their) => [{ path: { id: their.keyId } }],

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
  'GET /learners/counts': (their) => [
    { path: {}, query: { groupId: their.groupId } },
    { path: {}, query: { locationId: their.locationId } },
  ],
  'GET /learners/export': (their) => [
    { path: {}, query: { format: 'csv', groupId: their.groupId } },
    { path: {}, query: { format: 'csv', locationId: their.locationId } },
  ],
  'POST /learners/archive': (their) => [
    { path: {}, body: { ids: [their.learnerId] } },
    { path: {}, body: { filter: { groupId: their.groupId } } },
    { path: {}, body: { filter: { locationId: their.locationId } } },
  ],
  'POST /learners/groups': (their, our) => [
    { path: {}, body: { ids: [their.learnerId], groupId: our.groupId } },
    { path: {}, body: { ids: [our.learnerId], groupId: their.groupId } },
  ],
  'POST /learners/assignments': (their, our) => [
    { path: {}, body: { ids: [their.learnerId], trainingId: our.trainingId } },
    { path: {}, body: { ids: [our.learnerId], trainingId: their.trainingId } },
  ],
  'GET /learners/:id': (their) => [{ path: { id: their.learnerId } }],
  'PATCH /learners/:id': (their, our) => [
    { path: { id: their.learnerId }, body: { externalId: '7' } },
    { path: { id: our.learnerId }, body: { locationId: their.locationId } },
  ],
  'GET /learners/:id/timeline': (their) => [{ path: { id: their.learnerId } }],
  'PUT /learners/:id/groups': (their, our) => [
    { path: { id: their.learnerId }, body: { groupIds: [our.groupId] } },
    { path: { id: our.learnerId }, body: { groupIds: [their.groupId] } },
  ],
  'POST /learners/:id/assignments': (their, our) => [
    { path: { id: their.learnerId }, body: { trainingId: our.trainingId } },
    { path: { id: our.learnerId }, body: { trainingId: their.trainingId } },
  ],
  'POST /learners/:id/archive': (their) => [{ path: { id: their.learnerId } }],
  'GET /assignments': (their) => [{ path: {}, query: { learnerId: their.learnerId } }],

  'GET /invites/preview': (their) => [{ path: {}, query: { groupId: their.groupId } }],
  'GET /invites': (their) => [{ path: {}, query: { learnerId: their.learnerId } }],
  'POST /invites': (their, our) => [
    { path: {}, body: { groupId: their.groupId, emails: ['new@badger.example'] } },
    {
      path: {},
      body: { groupId: our.groupId, locationId: their.locationId, emails: ['new@badger.example'] },
    },
  ],
  'POST /invites/judge': (their) => [
    { path: {}, body: { groupId: their.groupId, emails: ['new@badger.example'] } },
  ],
  'POST /invites/batch': (their, our) => [
    { path: {}, body: { groupId: their.groupId, emails: ['new@badger.example'] } },
    {
      path: {},
      body: { groupId: our.groupId, locationId: their.locationId, emails: ['new@badger.example'] },
    },
  ],
  'POST /invites/resend': (their) => [
    { path: {}, body: { ids: [their.inviteId] } },
    { path: {}, body: { filter: { groupId: their.groupId } } },
  ],
  'POST /invites/cancel': (their) => [
    { path: {}, body: { ids: [their.inviteId] } },
    { path: {}, body: { filter: { locationId: their.locationId } } },
  ],
  'POST /invites/reschedule': (their) => [
    { path: {}, body: { ids: [their.inviteId], notify: { when: 'hold' } } },
    { path: {}, body: { filter: { groupId: their.groupId }, notify: { when: 'hold' } } },
  ],
  'GET /invites/:id': (their) => [{ path: { id: their.inviteId } }],
  'PATCH /invites/:id': (their) => [
    { path: { id: their.inviteId }, body: { notify: { when: 'hold' } } },
    { path: { id: their.inviteId }, body: { email: 'us@badger.example' } },
  ],
  'POST /invites/:id/resend': (their) => [{ path: { id: their.inviteId } }],
  'POST /invites/:id/cancel': (their) => [{ path: { id: their.inviteId } }],
  'POST /learners/invite': (their, our) => [
    { path: {}, body: { ids: [their.learnerId], groupId: our.groupId, confirmDeclined: true } },
    { path: {}, body: { ids: [our.learnerId], groupId: their.groupId, confirmDeclined: true } },
  ],
  'POST /learners/:id/invite': (their, our) => [
    { path: { id: their.learnerId }, body: { groupId: our.groupId, confirmDeclined: true } },
    { path: { id: our.learnerId }, body: { groupId: their.groupId, confirmDeclined: true } },
  ],

  'GET /imports': 'own',
  'POST /imports': 'own',
  'GET /imports/template': 'own',
  'GET /imports/:id': (their) => [{ path: { id: their.importId } }],
  'GET /imports/:id/top': (their) => [{ path: { id: their.importId } }],
  'PATCH /imports/:id/mapping': (their) => [
    {
      path: { id: their.importId },
      body: { columns: { email: 0, group: 1, location: null, externalId: null } },
    },
  ],
  'GET /imports/:id/rows': (their) => [{ path: { id: their.importId } }],
  'POST /imports/:id/judge': (their) => [{ path: { id: their.importId } }],
  'PATCH /imports/:id/rows/:number': (their) => [
    { path: { id: their.importId, number: '2' }, body: { cells: { email: 'us@badger.example' } } },
  ],
  'POST /imports/:id/replace': (their) => [
    { path: { id: their.importId }, body: { column: 'group', from: 'Teachers', to: 'Badger Teachers' } },
  ],
  'POST /imports/:id/approve': (their) => [{ path: { id: their.importId }, body: {} }],
  'POST /imports/:id/disapprove': (their) => [{ path: { id: their.importId } }],
  'POST /imports/:id/undo': (their) => [{ path: { id: their.importId } }],
  'GET /imports/:id/errors': (their) => [{ path: { id: their.importId } }],

  'GET /suppressions': 'own',
  'POST /suppressions/:id/lift': (their) => [{ path: { id: their.suppressionId } }],

  'GET /join-page': 'own',
  'PUT /join-page': (their, our) => [
    { path: {}, body: { ...JOIN_PAGE, groupIds: [their.groupId], locationIds: [our.locationId] } },
    { path: {}, body: { ...JOIN_PAGE, groupIds: [our.groupId], locationIds: [their.locationId] } },
  ],
  'GET /join-page/counts': 'own',
  'GET /join-page/slug-check': 'own',
  'GET /join-page/qr': 'own',

  'GET /overview': 'own',
  'GET /outbox': 'own',
  'GET /outbox/pause': 'own',
  'GET /audit-log': (their) => [{ path: {}, query: { subjectId: their.inviteId } }],
  'GET /audit-log/export': (their) => [{ path: {}, query: { format: 'csv', subjectId: their.inviteId } }],
  'GET /audit-log/seal': 'own',

  'GET /join/pages/:slug': 'public',
  'POST /join/pages/:slug/requests': (their, our) => [
    { path: { slug: 'badger' }, body: { ...COMER, groupId: their.groupId, locationId: our.locationId } },
    { path: { slug: 'badger' }, body: { ...COMER, groupId: our.groupId, locationId: their.locationId } },
  ],
  'POST /join/verify': 'public',
  'GET /join/invites/:token': (their) => [{ path: { token: their.token } }],
  'POST /join/invites/:token/decline': (their) => [{ path: { token: their.token } }],
  'POST /join/invites/:token/not-me': (their) => [{ path: { token: their.token } }],
  'POST /join/invites/:token/take-back': (their) => [{ path: { token: their.token } }],
  'POST /join/invites/:token/ask-again': (their) => [{ path: { token: their.token } }],
  'POST /join/register': (their) => [
    { path: {}, body: { name: 'Bo', password: PASSWORD, inviteToken: their.token } },
  ],
  'POST /join/sign-in': 'public',
  'POST /join/sign-out': 'own',
  'POST /join/forgot-password': 'public',
  'POST /join/reset-password': 'public',
  'GET /join/me': 'own',
  'PATCH /join/me': 'own',
  'DELETE /join/me': 'own',
  'GET /join/me/export': 'own',
  'GET /join/me/sessions': 'own',
  'DELETE /join/me/sessions': 'own',
  'DELETE /join/me/sessions/:id': (their) => [{ path: { id: their.sessionId } }],
  'GET /join/me/organizations': 'own',
  'POST /join/me/organizations/:orgId/leave': (their) => [{ path: { orgId: their.orgId } }],
  'GET /join/me/invites': 'own',
  'POST /join/me/invites/:id/accept': (their) => [{ path: { id: their.inviteId } }],
  'POST /join/me/invites/:id/not-me': (their) => [{ path: { id: their.inviteId } }],
  'POST /join/me/invites/:id/take-back': (their) => [{ path: { id: their.inviteId } }],
  'POST /join/me/invites/:id/ask-again': (their) => [{ path: { id: their.inviteId } }],
  'POST /join/me/invites/:id/decline': (their) => [{ path: { id: their.inviteId } }],
  'GET /join/me/trainings': 'own',
}
