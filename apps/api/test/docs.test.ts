import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ERROR_STATUS } from '@rollcall/contract'
import supertest from 'supertest'
import { routeEndpoints } from '../src/core/mount.ts'
import { allEndpoints } from '../src/endpoints.ts'
import { ACCESS_MATRIX } from './access-matrix.ts'
import { createWorld, type World } from './world.ts'

interface Operation {
  operationId: string
  security: Record<string, string[]>[]
  parameters: { name?: string; in?: string; $ref?: string }[]
  requestBody?: { content: Record<string, object> }
  responses: Record<string, { content?: Record<string, object>; headers?: Record<string, object> }>
}
interface Description {
  openapi: string
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, unknown>>
}

let world: World
let description: Description
beforeAll(async () => {
  world = await createWorld()
  description = (await supertest(world.app).get('/openapi.json')).body
})
afterAll(() => world.close())

const operations = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      operation,
    })),
  )
const operationOf = (route: string) => operations().find((one) => one.route === route)?.operation

describe('the description of the API', () => {
  it('has every route of the router and of the contract, and no other', () => {
    const routes = operations().map(({ route }) => route)
    const routers = [...routeEndpoints(allEndpoints(world.ctx), world.ctx).values()]
    const mounted = routers.flatMap(({ stack }) =>
      stack.flatMap(({ route }) =>
        route ? route.stack.map(({ method }) => `${method?.toUpperCase()} ${route.path}`) : [],
      ),
    )
    expect(routes.toSorted()).toEqual([...new Set(mounted)].toSorted())
    expect(routes.toSorted()).toEqual(Object.keys(ACCESS_MATRIX).toSorted())
  })

  it('calls each operation by a name of its own', () => {
    const names = operations().map(({ operation }) => operation.operationId)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[a-z][A-Za-z]+$/.test(name))).toEqual([])
  })

  it('says under each heading what is found there', () => {
    expect(description.tags.filter((tag) => tag.description === '')).toEqual([])
  })

  it('says of each operation what it answers with', () => {
    for (const { route, operation } of operations()) {
      const [status = '', answer] = Object.entries(operation.responses).find(([code]) => code < '300') ?? []
      const says = {
        route,
        hasContent: answer?.content !== undefined && Object.keys(answer.content).length > 0,
      }
      expect(says).toEqual({ route, hasContent: status !== '204' })
    }
  })

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)]
    expect(references.length).toBeGreaterThan(100)
    for (const [, kind = '', name = ''] of references) {
      expect(Object.keys(description.components[kind] ?? {})).toContain(name)
    }
    expect(JSON.stringify(description)).not.toContain('schema:')
  })

  it('says who may call, and which scope a key needs', () => {
    expect(operationOf('GET /locations')?.security).toEqual([
      { adminSession: [] },
      { apiKey: ['locations:read'] },
    ])
    expect(operationOf('POST /api-keys')?.security).toEqual([{ adminSession: [] }])
    expect(operationOf('GET /join/me')?.security).toEqual([{ learnerSession: [] }])
    expect(operationOf('POST /auth/sign-in')?.security).toEqual([])
  })

  it('names the headers of conditional and repeatable calls, of pages and of limits', () => {
    const parametersOf = (route: string) =>
      operationOf(route)?.parameters.map((parameter) => parameter.name ?? parameter.$ref?.split('/').at(-1))
    expect(parametersOf('PATCH /groups/:id')).toEqual(['id', 'OrgId', 'IfMatch'])
    expect(parametersOf('POST /invites')).toEqual(['OrgId', 'IdempotencyKey'])
    expect(parametersOf('POST /api-keys')).toEqual(['OrgId'])
    expect(parametersOf('GET /locations')).toEqual(['cursor', 'limit', 'OrgId'])
    expect(Object.keys(operationOf('GET /locations')?.responses['200']?.headers ?? {})).toEqual([
      'ETag',
      'Link',
      'RateLimit',
      'RateLimit-Policy',
    ])
  })

  it('knows uploads and problems', () => {
    const upload = operationOf('PUT /orgs/:orgId/logo')
    expect(Object.keys(upload?.requestBody?.content ?? {})).toEqual(['multipart/form-data'])
    expect(JSON.stringify(upload?.responses['422'])).toContain('image_unusable')
    for (const { route, operation } of operations()) {
      for (const [status, answer] of Object.entries(operation.responses)) {
        if (status < '400') continue
        expect({ route, status, types: Object.keys(answer.content ?? {}) }).toEqual({
          route,
          status,
          types: ['application/problem+json'],
        })
        expect(Object.values(ERROR_STATUS).map(String)).toContain(status)
      }
    }
  })

  it('describes a value that may be null as one that may be null', () => {
    const { Learner } = description.components.schemas ?? {}
    expect(Learner).toMatchObject({
      properties: {
        id: { type: 'string', format: 'uuid' },
        name: { type: ['string', 'null'] },
        delivery: { anyOf: [{ $ref: '#/components/schemas/Delivery' }, { type: 'null' }] },
        createdAt: { type: 'string', format: 'date-time' },
      },
      additionalProperties: false,
    })
  })
})

describe('the pages of the documentation', () => {
  it('come from this host alone, and run no script but their own files', async () => {
    const page = await supertest(world.app).get('/docs')
    expect(page.status).toBe(200)
    expect(page.headers['content-security-policy']).toContain("script-src 'self'; style-src 'unsafe-inline'")
    const scripts = [...page.text.matchAll(/<script([^>]*)>([^<]*)</g)]
    expect(scripts.map(([, , inline]) => inline)).toEqual(['', ''])
    for (const [, attributes = ''] of scripts) {
      const src = /src="(\/docs\/[^"]+)"/.exec(attributes)?.[1] ?? ''
      const script = await supertest(world.app).get(src)
      expect(script.status).toBe(200)
      expect(script.headers['content-type']).toContain('javascript')
      expect(script.text).not.toContain('cdn.redoc.ly')
    }
  })
})
