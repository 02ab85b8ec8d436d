import type { PageQuery } from '../page.ts'
import type { LearnerStatus } from '../statuses.ts'
import type { DeliveryDto } from './invite.ts'

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
  openInviteId: string | null
  /** Of the open invite. */
  expiresAt: string | null
  expired: boolean
  externalId: string | null
  createdAt: string
}

export const LEARNER_SORTS = ['newest', 'oldest', 'email'] as const
export type LearnerSort = (typeof LEARNER_SORTS)[number]

export interface ListLearnersQuery extends PageQuery {
  status?: LearnerStatus
  groupId?: string
  locationId?: string
  /** Part of the address, or of the name of an Active learner. */
  q?: string
  sort?: LearnerSort
}
