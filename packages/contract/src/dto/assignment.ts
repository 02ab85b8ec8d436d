import type { AssignmentStatus } from '../statuses.ts'

/** A training that an organization gave a learner. `percent` is 0 to 100. */
export interface AssignmentDto {
  id: string
  learnerId: string
  training: { id: string; title: string }
  status: AssignmentStatus
  percent: number
  assignedAt: string
  completedAt: string | null
  dueAt: string | null
}

export interface ListAssignmentsQuery {
  learnerId: string
}
