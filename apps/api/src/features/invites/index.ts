export {
  findInvitation,
  findOpenInvitation,
  type InvitationRow,
  listWhereInvited,
} from './invitation-store.ts'
export { inviteEndpoints } from './invite-endpoints.ts'
export { createInviteMail } from './invite-mail.ts'
export { answerInvite, inviteLearners } from './invite-service.ts'
export { lockInvite } from './invite-store.ts'
