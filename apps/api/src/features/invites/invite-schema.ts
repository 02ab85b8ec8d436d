import {
  type CreateInvitesBody,
  INVITE_STATES,
  type InviteAgainBody,
  type InviteManyAgainBody,
  type InvitePreviewQuery,
  type JudgeInvitesBody,
  LIMITS,
  type ListInvitesQuery,
  type Notify,
  type RescheduleInvitesBody,
  type Selection,
  type UpdateInviteBody,
} from '@rollcall/contract'
import Joi from 'joi'
import { email, id, instant, locale, paging, timeZone } from '../../core/schemas.ts'
import { oneSelection, selectionFields } from '../learners/index.ts'

export const listInvitesQuery = Joi.object<ListInvitesQuery, true>({
  ...paging,
  learnerId: id(),
  state: Joi.string().valid(...INVITE_STATES),
  groupId: id(),
})

const emails = (max: number) =>
  Joi.array()
    .items(email())
    .min(1)
    .max(max)
    .required()
    .messages({ 'array.max': `Invite at most ${max} people at a time` })

/** A time is said once: as an instant, or as a local time with its zone. A zone beside an instant is only remembered. */
export const notify = () =>
  Joi.object<Notify, true>({
    when: Joi.string().valid('now', 'at', 'hold').required(),
    at: instant(),
    local: Joi.string()
      .pattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/)
      .messages({ 'string.pattern.base': '{{#label}} must be a local time such as 2027-03-14T09:00' }),
    timeZone: timeZone(),
  })
    .with('local', 'timeZone')
    .custom((value: Notify, helpers) => {
      const times = [value.at, value.local].filter((time) => time !== undefined)
      if (value.when !== 'at') return times.length === 0 ? value : helpers.error('notify.idle')
      return times.length === 1 ? value : helpers.error('notify.once')
    })
    .messages({
      'object.with': 'A local time needs its timeZone, such as America/New_York',
      'notify.once': 'Say the time once: as at, or as local with its timeZone',
      'notify.idle': 'A time goes with when: at',
    })

export const createInvitesBody = (max: number) =>
  Joi.object<CreateInvitesBody, true>({
    groupId: id().required(),
    locationId: id().allow(null),
    emails: emails(max),
    notify: notify(),
  })

export const judgeInvitesBody = Joi.object<JudgeInvitesBody, true>({
  groupId: id().required(),
  emails: emails(LIMITS.batchInvites),
})

export const previewQuery = Joi.object<InvitePreviewQuery, true>({
  groupId: id(),
  locale: locale(),
  variant: Joi.string().valid('first', 'reminder'),
})

export const updateInviteBody = Joi.object<UpdateInviteBody, true>({
  email: email(),
  notify: notify(),
}).min(1)

export const selectionBody = oneSelection(Joi.object<Selection, true>(selectionFields))

export const rescheduleBody = oneSelection(
  Joi.object<RescheduleInvitesBody, true>({ ...selectionFields, notify: notify().required() }),
)

const again = { groupId: id().required(), notify: notify(), confirmDeclined: Joi.boolean() }

export const inviteAgainBody = Joi.object<InviteAgainBody, true>(again)

export const inviteManyAgainBody = oneSelection(
  Joi.object<InviteManyAgainBody, true>({ ...selectionFields, ...again }),
)
