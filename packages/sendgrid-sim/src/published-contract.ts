import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

const FILE =
  process.env.SENDGRID_OPENAPI ??
  fileURLToPath(new URL('../../../../shared/contracts/sendgrid-mail-v3.openapi.json', import.meta.url))
const POINTER = 'sendgrid#/components/requestBodies/PostMailSend/content/application~1json/schema'

/**
 * Says of a body whether it fits the OpenAPI file that SendGrid publishes (github.com/twilio/sendgrid-oai,
 * spec/json/tsg_mail_v3.json). It is no part of this project: null where SENDGRID_OPENAPI names no copy of it.
 */
export function readPublishedContract(): ValidateFunction | null {
  if (!existsSync(FILE)) return null
  const ajv = new Ajv2020({ strict: false, logger: false, formats: { email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/ } })
  return ajv.addSchema(JSON.parse(readFileSync(FILE, 'utf8')), 'sendgrid').getSchema(POINTER) ?? null
}
