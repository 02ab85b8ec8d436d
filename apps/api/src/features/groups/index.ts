export { groupEndpoints } from './group-endpoints.ts'
export { createGroup } from './group-service.ts'
export { type GroupRow, listGroupTrainings, requireActiveGroup } from './group-store.ts'
