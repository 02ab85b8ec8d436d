export { digestTasks } from './bounce-digest.ts'
export { createBounceDigestMail } from './bounce-digest-mail.ts'
export { inviteComer } from './comers.ts'
export { answerInvite, cancelInvites, markNotMe, takeBackDecline } from './ending.ts'
export {
  findInvitation,
  findOpenInvitation,
  type InvitationRow,
  listWhereInvited,
} from './invitation-store.ts'
export { inviteEndpoints } from './invite-endpoints.ts'
export { createInviteMail } from './invite-mail.ts'
export { TIME_ERRORS } from './invite-reply.ts'
export { notify } from './invite-schema.ts'
export { inviteLearners } from './invite-service.ts'
export { lockInvite, updateDelivery } from './invite-store.ts'
export { inviteTasks } from './invite-tasks.ts'
export { type KnownAddress, outcomeFor } from './judge.ts'
export { lockKnownAddresses } from './judge-store.ts'
export { readNotify } from './notify.ts'
export { inviteManyNewcomers, type Opening, openInvites } from './open-invites.ts'
export { askAgain } from './resend.ts'
export { suggestAddress } from './typo.ts'
