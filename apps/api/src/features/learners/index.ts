export { learnerEndpoints } from './learner-endpoints.ts'
export type { AssignedRow } from './learner-store.ts'
export {
  insertAssignments,
  insertProspects,
  joinGroup,
  listAssigned,
  lockByEmailKeys,
  moveLearners,
} from './learner-store.ts'
