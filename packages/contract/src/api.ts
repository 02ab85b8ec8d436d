import type {
  CheckYourMailReply,
  ConfirmPasswordBody,
  ForgotPasswordBody,
  MeDto,
  RegisterBody,
  ResetPasswordBody,
  SessionDto,
  SignInBody,
  TokenBody,
  UpdateMeBody,
  VerifiedReply,
} from './dto/account.ts'
import type {
  AdminInvitationDto,
  InviteAdminBody,
  OrgAdminDto,
  RegisterAdminBody,
  UpdateAdminBody,
} from './dto/admin.ts'
import type { ApiKeyDto, CreateApiKeyBody, NewApiKeyDto } from './dto/api-key.ts'
import type { AssignmentDto, ListAssignmentsQuery } from './dto/assignment.ts'
import type { CreateGroupBody, GroupDto, SetGroupTrainingsBody, UpdateGroupBody } from './dto/group.ts'
import type {
  ApproveImportBody,
  ImportDto,
  ImportErrorsQuery,
  ImportRowDto,
  ImportTopDto,
  ListRowsQuery,
  MendRowBody,
  ReplaceCellsBody,
  SetMappingBody,
  TemplateQuery,
} from './dto/import.ts'
import type {
  AuditEntryDto,
  AuditLogQuery,
  AuditSealReply,
  ExportAuditLogQuery,
  MailPauseReply,
  OutboxItemDto,
  OutboxQuery,
  OverviewDto,
  TimelineItemDto,
  TimelineQuery,
} from './dto/insight.ts'
import type {
  CreateInvitesBody,
  InviteAgainBody,
  InviteDto,
  InviteManyAgainBody,
  InvitePreviewDto,
  InvitePreviewQuery,
  InvitesReply,
  JudgeInvitesBody,
  ListInvitesQuery,
  RescheduleInvitesBody,
  UpdateInviteBody,
} from './dto/invite.ts'
import type {
  AcceptedDto,
  InvitationDto,
  JoinMeDto,
  JoinRegisterBody,
  JoinSignInBody,
  MyDataDto,
  MyOrganizationDto,
  MyTrainingDto,
  OpenedInvitationDto,
} from './dto/join.ts'
import type {
  JoinPageCountsDto,
  JoinPageDto,
  JoinQrQuery,
  JoinRequestBody,
  JoinVerifiedDto,
  PublicJoinPageDto,
  SetJoinPageBody,
  SlugCheckDto,
  SlugCheckQuery,
  VerifyJoinBody,
} from './dto/join-page.ts'
import type {
  AddToGroupBody,
  AssignToManyBody,
  AssignTrainingBody,
  ExportLearnersQuery,
  LearnerCountsDto,
  LearnerDto,
  ListLearnersQuery,
  SetLearnerGroupsBody,
  UpdateLearnerBody,
} from './dto/learner.ts'
import type { LocationBody, LocationDto } from './dto/location.ts'
import type {
  AnnouncementDto,
  AnnouncementQuery,
  CreateOrgBody,
  InstalledOrgDto,
  OrgDto,
  SeatsDto,
  SetSubscriptionBody,
  SetupDto,
  SubscriptionDto,
  UpdateOrgBody,
} from './dto/org.ts'
import type { BulkReply, LearnerFilter, Selection } from './dto/selection.ts'
import type { ListSuppressionsQuery, SuppressionDto } from './dto/suppression.ts'
import type { AddTrainingsBody, CatalogueQuery, CatalogueTrainingDto, TrainingDto } from './dto/training.ts'
import type { Download, Page, PageQuery } from './page.ts'

/**
 * What one endpoint takes and gives. `upload: true` takes one file, multipart, in the field `file`. `reply: null` is an answer
 * without a body (204), a `Download` is a file.
 */
export interface Endpoint {
  query?: object
  body?: object
  upload?: true
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
  'GET /auth/sessions': { reply: Page<SessionDto> }
  'DELETE /auth/sessions': { reply: null }
  'DELETE /auth/sessions/:id': { reply: null }
  'GET /auth/admin-invites/:token': { reply: AdminInvitationDto }
  'POST /auth/admin-invites/:token/accept': { reply: MeDto }
  'POST /auth/admin-invites/:token/register': { body: RegisterAdminBody; reply: MeDto }

  'GET /orgs': { reply: Page<OrgDto> }
  'GET /orgs/all': { query: PageQuery; reply: Page<InstalledOrgDto> }
  'POST /orgs': { body: CreateOrgBody; reply: OrgDto }
  'GET /orgs/:orgId': { reply: OrgDto }
  'PATCH /orgs/:orgId': { body: UpdateOrgBody; reply: OrgDto }
  'GET /orgs/:orgId/setup': { reply: SetupDto }
  'PUT /orgs/:orgId/logo': { upload: true; reply: OrgDto }
  'DELETE /orgs/:orgId/logo': { reply: null }
  'GET /orgs/:orgId/subscription': { reply: SubscriptionDto }
  'PUT /orgs/:orgId/subscription': { body: SetSubscriptionBody; reply: SubscriptionDto }
  'GET /orgs/:orgId/seats': { reply: SeatsDto }
  'GET /orgs/:orgId/announcement': { query: AnnouncementQuery; reply: AnnouncementDto }
  'POST /orgs/:orgId/announcement/test': { query: AnnouncementQuery; reply: CheckYourMailReply }
  'GET /orgs/:orgId/admins': { reply: Page<OrgAdminDto> }
  'POST /orgs/:orgId/admins': { body: InviteAdminBody; reply: OrgAdminDto }
  'PATCH /orgs/:orgId/admins/:userId': { body: UpdateAdminBody; reply: OrgAdminDto }
  'DELETE /orgs/:orgId/admins/:userId': { reply: null }
  'POST /orgs/:orgId/admin-invites/:id/resend': { reply: OrgAdminDto }
  'DELETE /orgs/:orgId/admin-invites/:id': { reply: null }

  'GET /api-keys': { reply: Page<ApiKeyDto> }
  'POST /api-keys': { body: CreateApiKeyBody; reply: NewApiKeyDto }
  'POST /api-keys/:id/rotate': { reply: NewApiKeyDto }
  'DELETE /api-keys/:id': { reply: null }

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
  'GET /learners/counts': { query: LearnerFilter; reply: LearnerCountsDto }
  'GET /learners/export': { query: ExportLearnersQuery; reply: Download }
  'POST /learners/archive': { body: Selection; reply: BulkReply }
  'POST /learners/invite': { body: InviteManyAgainBody; reply: BulkReply }
  'POST /learners/groups': { body: AddToGroupBody; reply: BulkReply }
  'POST /learners/assignments': { body: AssignToManyBody; reply: BulkReply }
  'GET /learners/:id': { reply: LearnerDto }
  'PATCH /learners/:id': { body: UpdateLearnerBody; reply: LearnerDto }
  'GET /learners/:id/timeline': { query: TimelineQuery; reply: Page<TimelineItemDto> | Download }
  'PUT /learners/:id/groups': { body: SetLearnerGroupsBody; reply: LearnerDto }
  'POST /learners/:id/assignments': { body: AssignTrainingBody; reply: AssignmentDto }
  'POST /learners/:id/archive': { reply: LearnerDto }
  'POST /learners/:id/invite': { body: InviteAgainBody; reply: InviteDto }
  'GET /assignments': { query: ListAssignmentsQuery; reply: Page<AssignmentDto> }

  'GET /invites': { query: ListInvitesQuery; reply: Page<InviteDto> }
  'GET /invites/preview': { query: InvitePreviewQuery; reply: InvitePreviewDto }
  'POST /invites': { body: CreateInvitesBody; reply: InvitesReply }
  'POST /invites/judge': { body: JudgeInvitesBody; reply: InvitesReply }
  'POST /invites/batch': { body: CreateInvitesBody; reply: InvitesReply }
  'POST /invites/resend': { body: Selection; reply: BulkReply }
  'POST /invites/cancel': { body: Selection; reply: BulkReply }
  'POST /invites/reschedule': { body: RescheduleInvitesBody; reply: BulkReply }
  'GET /invites/:id': { reply: InviteDto }
  'PATCH /invites/:id': { body: UpdateInviteBody; reply: InviteDto }
  'POST /invites/:id/resend': { reply: InviteDto }
  'POST /invites/:id/cancel': { reply: InviteDto }

  'GET /imports': { query: PageQuery; reply: Page<ImportDto> }
  'POST /imports': { upload: true; reply: ImportDto }
  'GET /imports/template': { query: TemplateQuery; reply: Download }
  'GET /imports/:id': { reply: ImportDto }
  'GET /imports/:id/top': { reply: ImportTopDto }
  'PATCH /imports/:id/mapping': { body: SetMappingBody; reply: ImportDto }
  'GET /imports/:id/rows': { query: ListRowsQuery; reply: Page<ImportRowDto> }
  'POST /imports/:id/judge': { reply: ImportDto }
  'PATCH /imports/:id/rows/:number': { body: MendRowBody; reply: ImportRowDto }
  'POST /imports/:id/replace': { body: ReplaceCellsBody; reply: ImportDto }
  'POST /imports/:id/approve': { body: ApproveImportBody; reply: ImportDto }
  'POST /imports/:id/disapprove': { reply: ImportDto }
  'POST /imports/:id/undo': { reply: ImportDto }
  'GET /imports/:id/errors': { query: ImportErrorsQuery; reply: Download }

  'GET /suppressions': { query: ListSuppressionsQuery; reply: Page<SuppressionDto> }
  'POST /suppressions/:id/lift': { reply: null }

  'GET /join-page': { reply: JoinPageDto }
  'PUT /join-page': { body: SetJoinPageBody; reply: JoinPageDto }
  'GET /join-page/counts': { reply: JoinPageCountsDto }
  'GET /join-page/slug-check': { query: SlugCheckQuery; reply: SlugCheckDto }
  'GET /join-page/qr': { query: JoinQrQuery; reply: Download }

  'GET /overview': { reply: OverviewDto }
  'GET /outbox/pause': { reply: MailPauseReply }
  'GET /outbox': { query: OutboxQuery; reply: Page<OutboxItemDto> }
  'GET /audit-log': { query: AuditLogQuery; reply: Page<AuditEntryDto> }
  'GET /audit-log/export': { query: ExportAuditLogQuery; reply: Download }
  'GET /audit-log/seal': { reply: AuditSealReply }

  'GET /join/pages/:slug': { reply: PublicJoinPageDto }
  'POST /join/pages/:slug/requests': { body: JoinRequestBody; reply: CheckYourMailReply }
  'POST /join/verify': { body: VerifyJoinBody; reply: JoinVerifiedDto }

  'GET /join/invites/:token': { reply: OpenedInvitationDto }
  'POST /join/invites/:token/decline': { reply: InvitationDto }
  'POST /join/invites/:token/not-me': { reply: InvitationDto }
  'POST /join/invites/:token/take-back': { reply: InvitationDto }
  'POST /join/invites/:token/ask-again': { reply: CheckYourMailReply }
  'POST /join/register': { body: JoinRegisterBody; reply: JoinMeDto }
  'POST /join/sign-in': { body: JoinSignInBody; reply: JoinMeDto }
  'POST /join/sign-out': { reply: null }
  'POST /join/forgot-password': { body: ForgotPasswordBody; reply: CheckYourMailReply }
  'POST /join/reset-password': { body: ResetPasswordBody; reply: VerifiedReply }
  'GET /join/me': { reply: JoinMeDto }
  'PATCH /join/me': { body: UpdateMeBody; reply: JoinMeDto }
  'DELETE /join/me': { body: ConfirmPasswordBody; reply: null }
  'GET /join/me/export': { reply: MyDataDto }
  'GET /join/me/sessions': { reply: Page<SessionDto> }
  'DELETE /join/me/sessions': { reply: null }
  'DELETE /join/me/sessions/:id': { reply: null }
  'GET /join/me/invites': { reply: Page<InvitationDto> }
  'POST /join/me/invites/:id/accept': { reply: AcceptedDto }
  'POST /join/me/invites/:id/decline': { reply: InvitationDto }
  'POST /join/me/invites/:id/not-me': { reply: InvitationDto }
  'POST /join/me/invites/:id/take-back': { reply: InvitationDto }
  'POST /join/me/invites/:id/ask-again': { reply: CheckYourMailReply }
  'GET /join/me/organizations': { reply: Page<MyOrganizationDto> }
  'POST /join/me/organizations/:orgId/leave': { reply: MyOrganizationDto }
  'GET /join/me/trainings': { reply: Page<MyTrainingDto> }
}

export type Route = keyof Api
export type BodyOf<R extends Route> = Api[R] extends { body: infer B extends object } ? B : undefined
export type QueryOf<R extends Route> = Api[R] extends { query: infer Q extends object } ? Q : undefined
export type ReplyOf<R extends Route> = Api[R]['reply']
/** The routes that take a file. */
export type UploadRoute = { [R in Route]: Api[R] extends { upload: true } ? R : never }[Route]
/** The routes that can answer with a file. */
export type DownloadRoute = { [R in Route]: Download extends Api[R]['reply'] ? R : never }[Route]

/** The names of the parameters in a route's path: `id` of `GET /groups/:id`. */
export type ParamsOf<R extends string> = R extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamsOf<Rest>
  : R extends `${string}:${infer Name}`
    ? Name
    : never
