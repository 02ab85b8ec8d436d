import {
  ASSIGNMENT_STATUSES,
  type AssignmentDto,
  BULK_OUTCOMES,
  type BulkReply,
  LEARNER_STATUSES,
  type LearnerCountsDto,
  type LearnerDto,
  NO_MAIL_REASONS,
} from '@rollcall/contract'
import Joi from 'joi'
import {
  aBoundedCount,
  aCount,
  aNamedThing,
  anId,
  aText,
  aTime,
  countsOf,
  deliveryReply,
  dto,
  oneOf,
  pageOf,
} from '../../core/replies.ts'

export const learnerReply = dto<LearnerDto>(
  {
    id: anId(),
    email: aText(),
    status: oneOf(LEARNER_STATUSES),
    statusAt: aTime(),
    name: aText().allow(null).description('Null until Active'),
    groups: Joi.array().items(aNamedThing()),
    location: aNamedThing().allow(null),
    delivery: deliveryReply.allow(null),
    noMail: oneOf(NO_MAIL_REASONS)
      .allow(null)
      .description('Why no mail may go to the address; null where it may'),
    openInviteId: anId().allow(null),
    notifyAt: aTime().allow(null).description('When the mail of the open invite may leave; null on hold'),
    expiresAt: aTime().allow(null).description('Of the open invite'),
    expired: Joi.boolean(),
    externalId: aText().allow(null),
    createdAt: aTime(),
    updatedAt: aTime(),
  },
  'Learner',
)

export const learnersReply = pageOf(learnerReply)

export const assignmentReply = dto<AssignmentDto>(
  {
    id: anId(),
    learnerId: anId(),
    training: dto<AssignmentDto['training']>({ id: anId(), title: aText() }),
    status: oneOf(ASSIGNMENT_STATUSES),
    percent: Joi.number().integer().min(0).max(100),
    assignedAt: aTime(),
    completedAt: aTime().allow(null),
    dueAt: aTime().allow(null),
  },
  'Assignment',
)

export const assignmentsReply = pageOf(assignmentReply)

export const countsReply = dto<LearnerCountsDto>({
  matching: aBoundedCount(),
  statuses: countsOf(LEARNER_STATUSES).description('Of the whole roster, exact'),
})

export const bulkReply = dto<BulkReply>({ total: aCount(), counts: countsOf(BULK_OUTCOMES) })
