import type { Response } from 'supertest'
import type { Person } from './given.ts'

/** What a call carries; a value of `path` for each `:name` of the route. */
export interface Ask {
  path: Record<string, string>
  query?: object | undefined
  body?: object | undefined
}

const VERBS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const

/** Calls a route of the contract. Where the route wants a value that was not given, it throws. */
export async function ask(
  { agent }: Person,
  route: string,
  { path, query, body }: Ask,
  headers: Record<string, string> = {},
): Promise<Response> {
  const [method = '', pattern = ''] = route.split(' ')
  const verb = Object.entries(VERBS).find(([name]) => name === method)?.[1]
  if (!verb) throw new Error(`There is no method in ${route}`)
  const url = pattern.replaceAll(/:(\w+)/g, (_, name) => {
    const value = path[name]
    if (value === undefined) throw new Error(`${route} wants a value for ${name}`)
    return value
  })
  const call = agent[verb](`/api/v1${url}`).set(headers)
  return query ? call.query(query).send(body) : call.send(body)
}
