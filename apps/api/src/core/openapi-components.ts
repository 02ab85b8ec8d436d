import type { JsonSchema } from './openapi-schema.ts'

/** The parts of the document that operations refer to. */

export const SECURITY_SCHEMES = {
  adminSession: {
    type: 'apiKey',
    in: 'cookie',
    name: 'rollcall_admin',
    description: 'The session of an admin, from `POST /auth/sign-in`.',
  },
  learnerSession: {
    type: 'apiKey',
    in: 'cookie',
    name: 'rollcall_learner',
    description: 'The session of a learner, from `POST /join/sign-in` or `POST /join/register`.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'rk_live_…',
    description:
      'The key of a program, from `POST /api-keys`. It belongs to one organization and may do what its scopes say; each operation names the one that it needs.',
  },
}

const string = { type: 'string' }

export const PARAMETERS = {
  OrgId: {
    name: 'X-Org-Id',
    in: 'header',
    schema: { type: 'string', format: 'uuid' },
    description:
      'The organization that is meant. Needed by a person who administers several; a key has one of its own.',
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    schema: { type: 'string', maxLength: 255 },
    description:
      'Any text of yours. Within 24 hours the same call with the same key is done once and gets the first answer again.',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    schema: string,
    description: 'The `ETag` of the state that you saw. If there is another one by now, nothing is changed.',
  },
}

export const HEADERS = {
  ETag: { schema: string, description: 'Names the state of what was answered.' },
  Link: { schema: string, description: 'The address of the next page, `rel="next"`; absent on the last.' },
  RetryAfter: { schema: { type: 'integer' }, description: 'Seconds to wait.' },
  RateLimit: {
    schema: string,
    description: 'For calls with a key: what is left of its limit (`r`), and for how long (`t`, seconds).',
  },
  RateLimitPolicy: {
    schema: string,
    description: 'For calls with a key: its limit (`q`) in how much time (`w`, seconds).',
  },
}

export const LIMIT_HEADERS = {
  RateLimit: reference('headers', 'RateLimit'),
  'RateLimit-Policy': reference('headers', 'RateLimitPolicy'),
}

export function reference(kind: 'parameters' | 'headers' | 'schemas', name: string): JsonSchema {
  return { $ref: `#/components/${kind}/${name}` }
}
