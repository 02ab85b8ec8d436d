import type { Scope } from '@rollcall/contract'
import type { Schema } from 'joi'
import type { Access } from './access.ts'
import type { MountableEndpoint } from './endpoint.ts'
import { HEADERS, PARAMETERS, reference, SECURITY_SCHEMES } from './openapi-components.ts'
import { errorCodesOf } from './openapi-errors.ts'
import { errorResponses, successResponse } from './openapi-responses.ts'
import { type JsonSchema, type NamedSchemas, toJsonSchema } from './openapi-schema.ts'
import { INTRODUCTION, tagOf } from './openapi-words.ts'
import { problemReply } from './replies.ts'

/** The description of the API in OpenAPI 3.1, made of what the endpoints declare: it cannot say anything else than they do. */
export function describeApi(endpoints: MountableEndpoint[], version: string): JsonSchema {
  const schemas: NamedSchemas = {}
  const paths: Record<string, Record<string, JsonSchema>> = {}
  for (const endpoint of endpoints) {
    const [method = '', route = ''] = endpoint.route.split(' ')
    const path = route.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [method.toLowerCase()]: describeOperation(endpoint, schemas) }
  }
  toJsonSchema(problemReply, schemas)
  const tags = new Map(endpoints.map(({ route }) => [tagOf(route).name, tagOf(route)]))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rollcall',
      version,
      description: INTRODUCTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    tags: [...tags.values()],
    paths,
    components: { securitySchemes: SECURITY_SCHEMES, parameters: PARAMETERS, headers: HEADERS, schemas },
  }
}

function describeOperation(endpoint: MountableEndpoint, schemas: NamedSchemas): JsonSchema {
  const { route, access, summary, body, upload } = endpoint
  return {
    operationId: operationIdOf(route),
    tags: [tagOf(route).name],
    summary,
    description: describeAccess(access),
    security: securityOf(route, access),
    parameters: [
      ...pathParameters(route),
      ...queryParameters(endpoint.query, schemas),
      ...headerParameters(endpoint),
    ],
    ...(body ? { requestBody: jsonBody(body, schemas) } : {}),
    ...(upload === undefined ? {} : { requestBody: fileBody(upload) }),
    responses: { ...successResponse(endpoint, schemas), ...errorResponses(errorCodesOf(endpoint)) },
  }
}

function describeAccess(access: Access<unknown>): string {
  switch (access.kind) {
    case 'anyone':
      return 'Anybody may call this.'
    case 'user':
      return 'For whoever is signed in.'
    case 'operator':
      return 'For the operator of this installation.'
    case 'org': {
      const whom = access.inPerson
        ? `For admins whose role holds \`${access.scope}\`, signed in themselves: API keys are refused.`
        : `For admins whose role holds \`${access.scope}\`, and API keys with this scope.`
      return access.premium ? `${whom} The organization needs an active subscription.` : whom
    }
    default:
      return access satisfies never
  }
}

function securityOf(route: string, access: Access<unknown>): Record<string, Scope[]>[] {
  if (access.kind === 'anyone') return []
  const session = route.split(' ')[1]?.startsWith('/join/') ? 'learnerSession' : 'adminSession'
  const byKey = access.kind === 'org' && !access.inPerson ? [{ apiKey: [access.scope] }] : []
  return [{ [session]: [] }, ...byKey]
}

/** Of the parameters that are no ids. */
const PARAMETER_SCHEMAS: Record<string, JsonSchema> = {
  token: { type: 'string' },
  slug: { type: 'string' },
  number: { type: 'integer', minimum: 0, maximum: 9_999_999 },
}

function pathParameters(route: string): JsonSchema[] {
  return [...route.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: PARAMETER_SCHEMAS[name ?? ''] ?? { type: 'string', format: 'uuid' },
    ...(name === 'token' ? { description: 'What stands at the end of the link in the mail' } : {}),
  }))
}

function queryParameters(query: Schema | undefined, schemas: NamedSchemas): JsonSchema[] {
  const { properties = {}, required = [] } = query ? toJsonSchema(query, schemas) : {}
  const names: unknown[] = Array.isArray(required) ? required : []
  return Object.entries(Object(properties)).map(([name, schema]) => ({
    name,
    in: 'query',
    required: names.includes(name),
    schema,
  }))
}

function headerParameters({ route, access, errors, showsSecret }: MountableEndpoint): JsonSchema[] {
  if (access.kind !== 'org') return []
  const isConditional = route.startsWith('PATCH ') || errors.some((code) => code.startsWith('precondition_'))
  const isRepeatable = route.startsWith('POST ') && !showsSecret
  return [
    ...(route.includes(':orgId') ? [] : [reference('parameters', 'OrgId')]),
    ...(isRepeatable ? [reference('parameters', 'IdempotencyKey')] : []),
    ...(isConditional ? [reference('parameters', 'IfMatch')] : []),
  ]
}

function jsonBody(body: Schema, schemas: NamedSchemas): JsonSchema {
  return { required: true, content: { 'application/json': { schema: toJsonSchema(body, schemas) } } }
}

function fileBody(maxBytes: number): JsonSchema {
  const file = {
    type: 'string',
    contentMediaType: 'application/octet-stream',
    description: `At most ${maxBytes / 1024} kB`,
  }
  const schema = { type: 'object', required: ['file'], properties: { file } }
  return { required: true, content: { 'multipart/form-data': { schema } } }
}

/** `GET /learners/:id/timeline` is called `getLearnersByIdTimeline`. */
function operationIdOf(route: string): string {
  const [method = '', path = ''] = route.split(' ')
  const words = path.replaceAll(':', 'by-').split(/[/-]/).filter(Boolean)
  return [method.toLowerCase(), ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('')
}
