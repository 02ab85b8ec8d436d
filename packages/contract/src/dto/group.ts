import type { GroupStatus } from '../statuses.ts'

export interface GroupDto {
  id: string
  name: string
  status: GroupStatus
  trainings: { id: string; title: string }[]
  createdAt: string
}

export interface CreateGroupBody {
  name: string
  status?: GroupStatus
  trainingIds?: string[]
}

export interface UpdateGroupBody {
  name?: string
  status?: GroupStatus
}

export interface SetGroupTrainingsBody {
  trainingIds: string[]
}
