export { groupEndpoints } from './group-endpoints.ts'
export { createGroup } from './group-service.ts'
export {
  listJoinableGroups,
  lockActiveGroup,
  lockGroups,
  lockJoinableGroups,
  requireActiveGroup,
  setJoinableGroups,
} from './group-store.ts'
