import {
  type CreateOrgBody,
  LIMITS,
  type PageQuery,
  type SetSubscriptionBody,
  type UpdateOrgBody,
} from '@rollcall/contract'
import Joi from 'joi'
import { email, instant, locale, name, paging, timeZone } from '../../core/schemas.ts'

export const createOrgBody = Joi.object<CreateOrgBody, true>({
  name: name(LIMITS.organizationName).required(),
  timeZone: timeZone().required(),
})

export const updateOrgBody = Joi.object<UpdateOrgBody, true>({
  name: name(LIMITS.organizationName),
  timeZone: timeZone(),
  locale: locale(),
  contact: Joi.object({
    name: name(LIMITS.name).allow(null).required(),
    email: email().allow(null).required(),
    phone: Joi.string()
      .max(40)
      .pattern(/^[+\d][\d ().x/-]*$/i)
      .allow(null)
      .required()
      .messages({
        'string.pattern.base': 'phone must be a telephone number, such as +1 555 0100',
      }),
  }),
  inviteExpiryDays: Joi.number().integer().min(1).max(365).allow(null),
  reminderDays: Joi.array()
    .items(Joi.number().integer().min(1).max(LIMITS.reminderDay))
    .max(LIMITS.reminders)
    .unique(),
})

export const listAllOrgsQuery = Joi.object<PageQuery, true>(paging)

export const setSubscriptionBody = Joi.object<SetSubscriptionBody, true>({
  status: Joi.string().valid('none', 'active').required(),
  seats: Joi.number().integer().min(1).max(10_000_000).allow(null).required(),
  until: instant().allow(null).required(),
})
