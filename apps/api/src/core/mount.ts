import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { MountableEndpoint } from './endpoint.ts'
import { AppError, notFound } from './errors.ts'
import { etagOf, requireMatch } from './etag.ts'
import { FileReply, readUpload, requireUpload, sendFile } from './files.ts'
import { type IdentifyContext, identify } from './identify.ts'
import { isUuid } from './ids.ts'
import { checkBody, checkQuery } from './validation.ts'

/**
 * Turns declared endpoints into Express routes: access first, then the input, then the work. The routes of each first word of a
 * path are a router of their own, so that a call is not compared with all the others.
 */
export function mountEndpoints(endpoints: MountableEndpoint[], ctx: IdentifyContext): RequestHandler {
  const routers = routeEndpoints(endpoints, ctx)
  return (req, res, next) => {
    const router = routers.get(firstWord(req.path))
    return router ? router(req, res, next) : next()
  }
}

/** The routers, by the first word of their paths. */
export function routeEndpoints(endpoints: MountableEndpoint[], ctx: IdentifyContext): Map<string, Router> {
  const routers = new Map<string, Router>()
  for (const declared of inOrderOfPaths(endpoints)) {
    const [method = '', path = ''] = declared.route.split(' ')
    const word = firstWord(path)
    const router = routers.get(word) ?? Router({ caseSensitive: true, strict: true })
    routers.set(word, router)
    mount(router, method, path, toHandlers(declared, ctx))
  }
  return routers
}

function firstWord(path: string): string {
  return path.split('/', 2)[1] ?? ''
}

function mount(router: Router, method: string, path: string, handlers: RequestHandler[]): void {
  switch (method) {
    case 'GET':
      router.get(path, ...handlers)
      break
    case 'POST':
      router.post(path, ...handlers)
      break
    case 'PUT':
      router.put(path, ...handlers)
      break
    case 'PATCH':
      router.patch(path, ...handlers)
      break
    case 'DELETE':
      router.delete(path, ...handlers)
      break
    default:
      throw new Error(`No such method: ${method} ${path}`)
  }
}

/** A fixed word goes before a parameter in its place: `/trainings/catalogue` before `/trainings/:id`. */
function inOrderOfPaths(endpoints: MountableEndpoint[]): MountableEndpoint[] {
  const rank = (route: string) => route.replaceAll(/:\w+/g, '\u{10ffff}')
  return endpoints.toSorted((one, other) => (rank(one.route) < rank(other.route) ? -1 : 1))
}

function toHandlers(declared: MountableEndpoint, ctx: IdentifyContext): RequestHandler[] {
  const takesBody = declared.upload === undefined
  const handler: RequestHandler = async (req, res) => {
    const params = checkParams(req)
    const { caller } = res.locals
    const query = checkQuery(declared.query, req.query)
    const body =
      req.method === 'GET' || !takesBody || (req.method === 'DELETE' && !declared.body)
        ? undefined
        : checkBody(declared.body, req.body)
    const reply = await declared.handle({
      ...caller,
      params,
      query,
      body,
      file: takesBody ? undefined : requireUpload(req.file),
      requireMatch: (current: object) => requireMatch(req.get('If-Match'), current),
      req,
    })
    await answer(req, res, declared.status, reply)
  }
  // Who is calling is known before a file is read, so that a stranger cannot make us read one.
  const identifyFirst: RequestHandler = async (req, res, next) => {
    checkParams(req)
    if (takesBody) requireJson(req)
    res.locals.caller = await identify(ctx, declared.access, req, res)
    next()
  }
  return [identifyFirst, ...(declared.upload === undefined ? [] : [readUpload(declared.upload)]), handler]
}

/** A form of another site can send anything but JSON with a reader's cookies. */
function requireJson(req: Request): void {
  const hasBody = req.get('Transfer-Encoding') !== undefined || Number(req.get('Content-Length') ?? 0) > 0
  if (hasBody && req.method !== 'GET' && !req.is('application/json')) {
    throw new AppError('unsupported_media_type', 'Send JSON in UTF-8, with Content-Type: application/json.')
  }
}

/** What has not the form of a name names nothing, so it answers as an unknown id does. Nearly all names are ids. */
function checkParams(req: Request): Record<string, string> {
  const params: Record<string, string> = {}
  for (const [name, value] of Object.entries(req.params)) {
    if (typeof value !== 'string') throw notFound()
    if (!isName(name, value)) throw notFound()
    params[name] = value
  }
  return params
}

function isName(name: string, value: string): boolean {
  switch (name) {
    case 'token':
      return true
    case 'slug':
      return /^[A-Za-z0-9-]{1,100}$/.test(value)
    case 'number':
      return /^\d{1,7}$/.test(value)
    default:
      return isUuid(value)
  }
}

async function answer(req: Request, res: Response, status: number, reply: object | null): Promise<void> {
  if (reply === null) {
    res.status(204).end()
    return
  }
  if (reply instanceof FileReply) {
    await sendFile(res, reply)
    return
  }
  if ('next' in reply && typeof reply.next === 'string') res.setHeader('Link', nextLink(req, reply.next))
  const json = JSON.stringify(reply)
  // A POST answers what it did; the others answer the thing as it is now, which has a name to ask for it again.
  if (req.method !== 'POST') res.setHeader('ETag', etagOf(json))
  res.status(status).type('json').send(json)
}

/** The address of the next page, relative to this host: no header of the caller goes into it. */
function nextLink(req: Request, cursor: string): string {
  const [path = '', query] = req.originalUrl.split('?')
  const search = new URLSearchParams(query)
  search.set('cursor', cursor)
  return `<${path}?${search}>; rel="next"`
}
