export { accountEndpoints } from './account-endpoints.ts'
export { invitationEndpoints } from './invitation-endpoints.ts'
export { acceptInvitation } from './join-service.ts'
