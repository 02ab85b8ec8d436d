export { groupEndpoints } from './group-endpoints.ts'
export { createGroup } from './group-service.ts'
export { requireActiveGroup } from './group-store.ts'
