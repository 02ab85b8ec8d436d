export { createMembership } from './membership.ts'
export { orgEndpoints } from './org-endpoints.ts'
export { changeOrg, foundOrg, listMemberships } from './org-service.ts'
export { findOrg, type OrgRow } from './org-store.ts'
