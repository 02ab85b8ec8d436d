export { groupEndpoints } from './group-endpoints.ts'
export { createGroup } from './group-service.ts'
export { lockActiveGroup, lockGroups, requireActiveGroup } from './group-store.ts'
