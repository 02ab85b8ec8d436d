import {
  AUDIT_SUBJECTS,
  type AuditEntryDto,
  type AuditSealReply,
  LEARNER_STATUSES,
  MAIL_PAUSE_REASONS,
  type MailPauseDto,
  type MailPauseReply,
  type OutboxItemDto,
  type OverviewDto,
  TIMELINE_KINDS,
  type TimelineItemDto,
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
import { seatsReply } from '../orgs/index.ts'

export const overviewReply = dto<OverviewDto>({
  statuses: countsOf(LEARNER_STATUSES),
  attention: dto<OverviewDto['attention']>({
    bounced: aBoundedCount(),
    refused: aBoundedCount(),
    expired: aBoundedCount(),
    waiting: aBoundedCount(),
  }),
  seats: seatsReply,
  outbox: dto<OverviewDto['outbox']>({
    scheduled: aBoundedCount(),
    held: aBoundedCount(),
    queued: aBoundedCount(),
  }),
  weeks: Joi.array().items(
    dto<OverviewDto['weeks'][number]>({
      from: Joi.string().isoDate(),
      invited: aCount(),
      delivered: aCount(),
      accepted: aCount(),
      declined: aCount(),
    }),
  ),
})

export const outboxReply = pageOf(
  dto<OutboxItemDto>({
    inviteId: anId(),
    learnerId: anId(),
    email: aText(),
    group: aNamedThing(),
    notifyAt: aTime().allow(null),
    delivery: deliveryReply,
    createdAt: aTime(),
    createdBy: aText().allow(null),
  }),
)

export const mailPauseReply = dto<MailPauseReply>({
  pause: dto<MailPauseDto>({
    reason: oneOf(MAIL_PAUSE_REASONS),
    until: aTime().description('It is tried again then'),
  }).allow(null),
})

export const timelineReply = pageOf(
  dto<TimelineItemDto>({
    at: aTime(),
    kind: oneOf(TIMELINE_KINDS),
    by: dto<TimelineItemDto['by']>({
      kind: oneOf(['admin', 'learner', 'api_key', 'system']),
      name: aText().allow(null),
    }),
    inviteId: anId().allow(null),
    detail: aText().allow(null),
  }),
)

const facts = () => Joi.object().unknown().allow(null)

export const auditLogReply = pageOf(
  dto<AuditEntryDto>({
    seq: aCount(),
    at: aTime(),
    actor: dto<AuditEntryDto['actor']>({
      kind: oneOf(['user', 'learner', 'api_key', 'system']),
      id: anId().allow(null),
      name: aText().allow(null),
    }),
    action: aText(),
    subjectId: anId().allow(null),
    subject: dto<NonNullable<AuditEntryDto['subject']>>({
      kind: oneOf(AUDIT_SUBJECTS),
      id: anId(),
      name: aText()
        .allow(null)
        .description(
          'The address of a person, or a name; null where it is gone, erased, or not yours to read',
        ),
    }).allow(null),
    names: Joi.array().items(aNamedThing()).description('Of groups, locations and trainings in what changed'),
    before: facts(),
    after: facts(),
    requestId: aText().allow(null),
  }),
)

export const auditSealReply = dto<AuditSealReply>({
  seal: dto<NonNullable<AuditSealReply['seal']>>({
    line: aText().description('Its number and its hash'),
    sealedAt: aTime(),
  }).allow(null),
})
