import {
  JOIN_AUDIENCES,
  type JoinQrQuery,
  type JoinRequestBody,
  LIMITS,
  type SetJoinPageBody,
  type SlugCheckQuery,
  type VerifyJoinBody,
} from '@rollcall/contract'
import Joi from 'joi'
import { email, id, ids, instant, locale, token } from '../../core/schemas.ts'

/** What is shown as it is: any lines of text, without characters that hide or turn it round. */
const plainText = (max: number) =>
  Joi.string()
    .custom((value: string, helpers) => {
      const plain = value.normalize('NFC').replace(/\r\n?/g, '\n').trim()
      return HIDDEN.test(plain) ? helpers.error('text.hidden') : plain
    })
    .max(max)
    .allow('', null)
    .description('Plain text')
    .messages({ 'text.hidden': '{{#label}} must be plain text without invisible characters' })

const HIDDEN = /[^\P{Cc}\n]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u

export const setJoinPageBody = Joi.object<SetJoinPageBody, true>({
  enabled: Joi.boolean().required(),
  slug: Joi.string()
    .max(LIMITS.slug * 2)
    .required(),
  audience: Joi.string().valid(...JOIN_AUDIENCES),
  allowedDomains: Joi.array()
    .items(Joi.string().max(LIMITS.email))
    .max(LIMITS.allowedDomains)
    .required()
    .description('Domains of email addresses, such as school.org'),
  groupIds: ids(LIMITS.joinable).required(),
  locationIds: ids(LIMITS.joinable).required(),
  welcome: plainText(LIMITS.welcome),
  endsAt: instant().allow(null),
  capacity: Joi.number().integer().min(1).max(LIMITS.joinCapacity).allow(null),
})

export const slugCheckQuery = Joi.object<SlugCheckQuery, true>({
  slug: Joi.string().max(200).required().description('What is wanted, or the name of the organization'),
})

export const joinQrQuery = Joi.object<JoinQrQuery, true>({
  format: Joi.string().valid('svg', 'png').required(),
})

export const joinRequestBody = Joi.object<JoinRequestBody, true>({
  email: email().required(),
  groupId: id().required(),
  locationId: id().allow(null),
  locale: locale(),
})

export const verifyJoinBody = Joi.object<VerifyJoinBody, true>({
  token: token(),
  email: email(),
  code: Joi.string().max(20).description('The six digits in the mail; spaces between them do not matter'),
})
  .xor('token', 'code')
  .and('email', 'code')
