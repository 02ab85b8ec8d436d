import type {
  CheckYourMailReply,
  ForgotPasswordBody,
  MeDto,
  RegisterBody,
  ResetPasswordBody,
  SignInBody,
  TokenBody,
  VerifiedReply,
} from './dto/account.ts'
import type { AssignmentDto, ListAssignmentsQuery } from './dto/assignment.ts'
import type { CreateGroupBody, GroupDto, SetGroupTrainingsBody, UpdateGroupBody } from './dto/group.ts'
import type { CreateInvitesBody, InviteDto, InvitesReply, ListInvitesQuery } from './dto/invite.ts'
import type {
  AcceptedDto,
  InvitationDto,
  JoinMeDto,
  JoinRegisterBody,
  MyTrainingDto,
  OpenedInvitationDto,
} from './dto/join.ts'
import type { LearnerDto, ListLearnersQuery } from './dto/learner.ts'
import type { LocationBody, LocationDto } from './dto/location.ts'
import type { CreateOrgBody, OrgDto, SetupDto, UpdateOrgBody } from './dto/org.ts'
import type { AddTrainingsBody, CatalogueQuery, CatalogueTrainingDto, TrainingDto } from './dto/training.ts'
import type { Page, PageQuery } from './page.ts'

/** What one endpoint takes and gives. `reply: null` is an answer without a body (204). */
export interface Endpoint {
  query?: object
  body?: object
  reply: object | null
}

/**
 * Every endpoint under `/api/v1`. The handlers, the client, the schemas and the isolation test are typed from this
 * interface, so that they cannot drift apart.
 */
export interface Api {
  'POST /auth/register': { body: RegisterBody; reply: CheckYourMailReply }
  'POST /auth/verify-email': { body: TokenBody; reply: VerifiedReply }
  'POST /auth/sign-in': { body: SignInBody; reply: MeDto }
  'POST /auth/sign-out': { reply: null }
  'GET /auth/me': { reply: MeDto }
  'POST /auth/forgot-password': { body: ForgotPasswordBody; reply: CheckYourMailReply }
  'POST /auth/reset-password': { body: ResetPasswordBody; reply: VerifiedReply }

  'GET /orgs': { reply: Page<OrgDto> }
  'POST /orgs': { body: CreateOrgBody; reply: OrgDto }
  'GET /orgs/:orgId': { reply: OrgDto }
  'PATCH /orgs/:orgId': { body: UpdateOrgBody; reply: OrgDto }
  'GET /orgs/:orgId/setup': { reply: SetupDto }

  'GET /trainings': { query: PageQuery; reply: Page<TrainingDto> }
  'GET /trainings/catalogue': { query: CatalogueQuery & PageQuery; reply: Page<CatalogueTrainingDto> }
  'POST /trainings': { body: AddTrainingsBody; reply: Page<TrainingDto> }
  'DELETE /trainings/:id': { reply: null }

  'GET /locations': { query: PageQuery; reply: Page<LocationDto> }
  'POST /locations': { body: LocationBody; reply: LocationDto }
  'PATCH /locations/:id': { body: LocationBody; reply: LocationDto }
  'DELETE /locations/:id': { reply: null }

  'GET /groups': { query: PageQuery; reply: Page<GroupDto> }
  'POST /groups': { body: CreateGroupBody; reply: GroupDto }
  'GET /groups/:id': { reply: GroupDto }
  'PATCH /groups/:id': { body: UpdateGroupBody; reply: GroupDto }
  'DELETE /groups/:id': { reply: null }
  'PUT /groups/:id/trainings': { body: SetGroupTrainingsBody; reply: GroupDto }

  'GET /learners': { query: ListLearnersQuery; reply: Page<LearnerDto> }
  'GET /learners/:id': { reply: LearnerDto }
  'GET /assignments': { query: ListAssignmentsQuery; reply: Page<AssignmentDto> }

  'GET /invites': { query: ListInvitesQuery; reply: Page<InviteDto> }
  'POST /invites': { body: CreateInvitesBody; reply: InvitesReply }
  'GET /invites/:id': { reply: InviteDto }
  'POST /invites/:id/resend': { reply: InviteDto }
  'POST /invites/:id/cancel': { reply: InviteDto }

  'GET /join/invites/:token': { reply: OpenedInvitationDto }
  'POST /join/invites/:token/decline': { reply: InvitationDto }
  'POST /join/register': { body: JoinRegisterBody; reply: JoinMeDto }
  'POST /join/sign-in': { body: SignInBody; reply: JoinMeDto }
  'POST /join/sign-out': { reply: null }
  'POST /join/forgot-password': { body: ForgotPasswordBody; reply: CheckYourMailReply }
  'POST /join/reset-password': { body: ResetPasswordBody; reply: VerifiedReply }
  'GET /join/me': { reply: JoinMeDto }
  'GET /join/me/invites': { reply: Page<InvitationDto> }
  'POST /join/me/invites/:id/accept': { reply: AcceptedDto }
  'POST /join/me/invites/:id/decline': { reply: InvitationDto }
  'GET /join/me/trainings': { reply: Page<MyTrainingDto> }
}

export type Route = keyof Api
export type BodyOf<R extends Route> = Api[R] extends { body: infer B extends object } ? B : undefined
export type QueryOf<R extends Route> = Api[R] extends { query: infer Q extends object } ? Q : undefined
export type ReplyOf<R extends Route> = Api[R]['reply']

/** The names of the parameters in a route's path: `id` of `GET /groups/:id`. */
export type ParamsOf<R extends string> = R extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamsOf<Rest>
  : R extends `${string}:${infer Name}`
    ? Name
    : never
