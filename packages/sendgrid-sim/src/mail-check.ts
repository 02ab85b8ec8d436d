import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Fault, MailRequest } from './mail-request.ts'
import { checkRules } from './mail-rules.ts'
import { MAIL_SCHEMA } from './mail-schema.ts'

// ASCII only, as SendGrid wants it: other letters have to be punycode, and before the @ there cannot be any.
const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i

const hasShape: ValidateFunction<MailRequest> = new Ajv2020({
  allErrors: true,
  formats: { email: (address: string) => ADDRESS.test(address) && !/^invalid\+/i.test(address) },
}).compile<MailRequest>(MAIL_SCHEMA)

/** The request when SendGrid would take it, or everything that it would say against it. */
export function checkMail(body: unknown, now = new Date()): { mail: MailRequest } | { faults: Fault[] } {
  if (!hasShape(body)) return { faults: (hasShape.errors ?? []).map(toFault) }
  const faults = checkRules(body, now)
  return faults.length > 0 ? { faults } : { mail: body }
}

function toFault({ keyword, instancePath, params, message }: ErrorObject): Fault {
  const name = params.missingProperty ?? params.additionalProperty
  const way = instancePath.slice(1).replaceAll('/', '.')
  const field = name ? [way, name].filter(Boolean).join('.') : way
  return { message: wordsFor(keyword, field) ?? `Invalid: ${message}.`, field: field || null }
}

function wordsFor(keyword: string, field: string): string | undefined {
  if (keyword === 'format') return 'Does not contain a valid address.'
  if (keyword === 'additionalProperties') return 'There is no such property.'
  if (keyword === 'maxItems' && field === 'personalizations')
    return 'The personalization block is limited to 1000 personalizations per API request.'
  if (keyword === 'minItems' && field.endsWith('.to'))
    return 'The to array is required for all personalization objects, and must have at least one email object with a valid email address.'
  return keyword === 'required' ? `The ${field} parameter is required.` : undefined
}
