import { LIMITS, LOCALES } from '@rollcall/contract'
import Joi from 'joi'
import { Temporal } from 'temporal-polyfill'

/** The building blocks of the schemas of all features. */

/** The id of something: a UUID in any case. */
export const id = () =>
  Joi.string()
    .guid({ separator: '-', wrapper: false })
    .custom((value: string) => value.toLowerCase())
    .messages({ 'string.guid': '{{#label}} must be an id' })

/**
 * A name that people gave something. It will stand in mails, so it is one line without a link: nobody can make the product
 * send their advertisement. Spaces around it are dropped.
 */
export const name = (max: number) =>
  Joi.string()
    .custom((value: string, helpers) => {
      const plain = value.normalize('NFC').trim()
      if (plain === '') return helpers.error('string.empty')
      if (HIDDEN.test(plain)) return helpers.error('name.hidden')
      if (LINK.test(plain)) return helpers.error('name.link')
      return plain
    })
    .max(max)
    .description('One line, without a web address')
    .messages({
      'name.hidden': '{{#label}} must be one line without invisible characters',
      'name.link': '{{#label}} must not contain a web address',
    })

const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u
const LINK =
  /:\/\/|\bwww\.|[\p{L}\p{N}-]{2,}\.(com|org|net|edu|gov|info|biz|io|co|app|dev|xyz|online|site|top|link|us|uk|de|fr|es|ru|cn)\b/iu

/** An address as typed; what an address is, `email-address.ts` decides. */
export const email = () =>
  Joi.string()
    .max(LIMITS.email + 64)
    .description('An email address')

export const password = () => Joi.string().max(LIMITS.password * 4)

export const token = () => Joi.string().max(200)

export const locale = () => Joi.string().valid(...LOCALES)

/** An IANA time zone that this server knows. */
export const timeZone = () =>
  Joi.string()
    .custom((value: string, helpers) => (isTimeZone(value) ? value : helpers.error('string.zone')))
    .description('The IANA name of a time zone, such as America/New_York')
    .messages({ 'string.zone': '{{#label}} must be the name of a time zone, such as America/New_York' })

/** An instant with its offset from UTC, as RFC 3339 has it. */
export const instant = () =>
  Joi.string()
    .max(40)
    .custom((value: string, helpers) =>
      isInstant(value) ? new Date(value).toISOString() : helpers.error('string.instant'),
    )
    .description('An instant with its offset from UTC (RFC 3339), such as 2027-03-14T13:00:00Z')
    .messages({ 'string.instant': '{{#label}} must be a time such as 2027-03-14T13:00:00Z' })

/** A day of the calendar. */
export const day = () =>
  Joi.string()
    .custom((value: string, helpers) => (isInstant(`${value}T00:00Z`) ? value : helpers.error('string.day')))
    .description('A day, such as 2027-03-14')
    .messages({ 'string.day': '{{#label}} must be a day such as 2027-03-14' })

/** A day that its month does not have is no instant, though JavaScript's own reading takes it for a later one. */
function isInstant(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(value)) return false
  try {
    Temporal.Instant.from(value)
    return true
  } catch {
    return false
  }
}

export const ids = (max: number) => Joi.array().items(id()).max(max).unique()

/** The two parameters of every list. */
export const paging = {
  cursor: Joi.string().max(1000).description('Where the page begins: `next` of the page before'),
  limit: Joi.number()
    .integer()
    .min(1)
    .max(LIMITS.pageSize)
    .description('How many items at most; 50 unless said'),
}

function isTimeZone(value: string): boolean {
  if (!/^[A-Z][A-Za-z_]*(\/[A-Za-z0-9_+-]+)*$/.test(value)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    return false
  }
}
