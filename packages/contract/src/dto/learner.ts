import type { PageQuery } from '../page.ts'
import type { LearnerStatus } from '../statuses.ts'
import type { BoundedCount } from './insight.ts'
import type { DeliveryDto } from './invite.ts'
import type { LearnerFilter, Selection } from './selection.ts'
import type { NoMailReason } from './suppression.ts'

/** A person on the roster. Before they accept, the organization sees the address it typed and nothing else. */
export interface LearnerDto {
  id: string
  email: string
  status: LearnerStatus
  statusAt: string
  /** Null until Active. */
  name: string | null
  groups: { id: string; name: string }[]
  location: { id: string; name: string } | null
  /** Of the open invite's newest email; null without an open invite. */
  delivery: DeliveryDto | null
  /** Why no mail of the organization may go to this address; null where it may. */
  noMail: NoMailReason | null
  openInviteId: string | null
  /** When the mail of the open invite may go out; null on hold, and without an open invite. */
  notifyAt: string | null
  /** Of the open invite. */
  expiresAt: string | null
  expired: boolean
  externalId: string | null
  createdAt: string
  updatedAt: string
}

export const LEARNER_SORTS = ['newest', 'oldest', 'email'] as const
export type LearnerSort = (typeof LEARNER_SORTS)[number]

export interface ListLearnersQuery extends PageQuery, LearnerFilter {
  /** Only what changed at or after this instant; without `sort`, in the order of the changes. */
  updatedSince?: string
  sort?: LearnerSort
}

/** How many learners the filter matches, counted up to a bound: `more` says that there are more than `count`. */
export interface LearnerCountsDto {
  matching: BoundedCount
  /** Of the whole roster, exact. */
  statuses: Record<LearnerStatus, number>
}

export interface ExportLearnersQuery extends LearnerFilter {
  format: 'csv' | 'xlsx'
  sort?: LearnerSort
}

export interface UpdateLearnerBody {
  locationId?: string | null
  externalId?: string | null
}

export interface SetLearnerGroupsBody {
  groupIds: string[]
}

export interface AssignTrainingBody {
  trainingId: string
  dueAt?: string | null
}

/** Adds many active learners to a group; `ids` are the learners' own. Its trainings are assigned. */
export interface AddToGroupBody extends Selection {
  groupId: string
}

/** Gives many active learners a training; `ids` are the learners' own. */
export interface AssignToManyBody extends AssignTrainingBody, Selection {}
