import {
  ADDRESS_OUTCOMES,
  BULK_OUTCOMES,
  type BulkReply,
  INVITE_SOURCES,
  INVITE_STATES,
  type InviteDto,
  type InviteItemDto,
  type InvitePreviewDto,
  type InvitesReply,
  LEARNER_STATUSES,
} from '@rollcall/contract'
import Joi from 'joi'
import { aCount, anId, aText, aTime, countsOf, deliveryReply, dto, oneOf } from '../../core/replies.ts'

export const inviteReply = dto<InviteDto>(
  {
    id: anId(),
    learnerId: anId(),
    email: aText().description('The address that it went to, or goes to'),
    state: oneOf(INVITE_STATES),
    learnerStatus: oneOf(LEARNER_STATUSES),
    groupId: anId(),
    locationId: anId().allow(null),
    source: oneOf(INVITE_SOURCES),
    importId: anId().allow(null),
    notifyAt: aTime().allow(null).description('When its mail may go out; null while it is on hold'),
    expiresAt: aTime().allow(null).description('Null: it never expires, or is on hold'),
    expired: Joi.boolean(),
    delivery: deliveryReply.allow(null),
    createdAt: aTime(),
    createdBy: anId().allow(null),
    answeredAt: aTime().allow(null),
    notMe: Joi.boolean().description('The person said that somebody else is meant'),
  },
  'Invite',
)

export const invitesReply = dto<InvitesReply>({
  items: Joi.array().items(
    dto<InviteItemDto>({
      email: aText().description('As it was typed'),
      outcome: oneOf(ADDRESS_OUTCOMES).description('`invite` where judging stands for `invited`'),
      invite: inviteReply.allow(null),
      learnerId: anId().allow(null).description('Who has this address on the roster'),
      suggestion: aText().allow(null).description('The address that was probably meant'),
    }),
  ),
  counts: countsOf(ADDRESS_OUTCOMES),
})

/** Why a group cannot be invited to. */
export const GROUP_ERRORS = ['no_active_group', 'group_inactive'] as const

/** Why a local time is asked back. */
export const TIME_ERRORS = ['nonexistent_time', 'ambiguous_time'] as const

export const bulkReply = dto<BulkReply>({
  total: aCount().description('How many were selected; the counts add up to it'),
  counts: countsOf(BULK_OUTCOMES),
})

export const invitePreviewReply = dto<InvitePreviewDto>({
  subject: aText(),
  html: aText().description('The whole document'),
  text: aText(),
})
