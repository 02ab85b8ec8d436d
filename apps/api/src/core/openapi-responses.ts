import { ERROR_STATUS, type ErrorCode } from '@rollcall/contract'
import type { MountableEndpoint } from './endpoint.ts'
import { LIMIT_HEADERS, reference } from './openapi-components.ts'
import { type JsonSchema, type NamedSchemas, toJsonSchema } from './openapi-schema.ts'

/** What an endpoint answers when all went well, with its headers. */
export function successResponse(endpoint: MountableEndpoint, schemas: NamedSchemas): JsonSchema {
  const { route, access, reply, files, status } = endpoint
  if (status === 204) return { 204: { description: 'Done; there is nothing to say.' } }
  const schema = reply && toJsonSchema(reply, schemas)
  const isPage = JSON.stringify(schema?.required)?.includes('"next"') ?? false
  const headers = {
    ...(schema && !route.startsWith('POST ') ? { ETag: reference('headers', 'ETag') } : {}),
    ...(isPage ? { Link: reference('headers', 'Link') } : {}),
    ...(access.kind === 'org' && !access.inPerson ? LIMIT_HEADERS : {}),
  }
  const content = Object.assign(
    schema ? { 'application/json': { schema } } : {},
    ...files.map((type) => ({ [type]: { schema: { type: 'string', contentMediaType: type } } })),
  )
  return { [status]: { description: DESCRIPTIONS[status] ?? 'The answer', headers, content } }
}

const DESCRIPTIONS: Record<number, string> = {
  200: 'The answer',
  201: 'What was made',
  202: 'A mail is on its way, if the address can be used',
}

/** A problem for each status that the codes are answered with. */
export function errorResponses(codes: ErrorCode[]): JsonSchema {
  const responses: Record<number, JsonSchema> = {}
  for (const status of new Set(codes.map((code) => ERROR_STATUS[code]))) {
    const ofStatus = codes.filter((code) => ERROR_STATUS[code] === status)
    const schema = {
      allOf: [reference('schemas', 'Problem'), { properties: { code: { enum: ofStatus } } }],
    }
    responses[status] = {
      description: ofStatus.map((code) => `\`${code}\``).join(', '),
      ...(status === 429 || status === 503
        ? { headers: { 'Retry-After': reference('headers', 'RetryAfter') } }
        : {}),
      content: { 'application/problem+json': { schema } },
    }
  }
  return responses
}
