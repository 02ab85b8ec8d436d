import type { RequestListener, ServerResponse } from 'node:http'
import type { MountableEndpoint } from '../src/core/endpoint.ts'
import { errorCodesOf } from '../src/core/openapi-errors.ts'

export interface WatchedAnswers {
  listener: RequestListener
  /** What was answered otherwise than declared: an unknown field, one that is missing, another type, another error. */
  faults: string[]
}

/** Holds every answer of the API against what its endpoint declares, its `reply` and its errors, whoever asked and however. */
export function watchAnswers(listener: RequestListener, endpoints: MountableEndpoint[]): WatchedAnswers {
  const patterns = endpoints.map((endpoint) => ({ endpoint, pattern: patternOf(endpoint.route) }))
  const faults: string[] = []

  const check = (asked: string, res: ServerResponse, body: string) => {
    // A fixed word goes before a parameter, as it does in the router.
    const [found] = patterns
      .filter(({ pattern }) => pattern.test(asked))
      .toSorted((one, other) => one.endpoint.route.split(':').length - other.endpoint.route.split(':').length)
    const fault = found && faultOf(found.endpoint, res, body)
    if (fault) faults.push(`${found.endpoint.route}: ${fault}`)
  }

  return {
    faults,
    listener(req, res) {
      const [path = ''] = (req.url ?? '').split('?')
      const asked = `${req.method} ${path}`
      const said: string[] = []
      const hear = (chunk: unknown) => {
        if (typeof chunk === 'string' || Buffer.isBuffer(chunk)) said.push(chunk.toString())
      }
      res.write = new Proxy(res.write, {
        apply(write, self, args) {
          hear(args[0])
          return Reflect.apply(write, self, args)
        },
      })
      res.end = new Proxy(res.end, {
        apply(end, self, args) {
          hear(args[0])
          check(asked, res, said.join(''))
          return Reflect.apply(end, self, args)
        },
      })
      listener(req, res)
    },
  }
}

function faultOf(endpoint: MountableEndpoint, res: ServerResponse, body: string): string | null {
  const type = String(res.getHeader('Content-Type'))
  if (type.startsWith('application/problem+json')) {
    const { code } = JSON.parse(body)
    return errorCodesOf(endpoint).includes(code) ? null : `${code} is not among its errors`
  }
  if (!type.startsWith('application/json') || !endpoint.reply) return null
  const { error } = endpoint.reply.validate(JSON.parse(body), { abortEarly: false, convert: false })
  return error?.message ?? null
}

function patternOf(route: string): RegExp {
  const [method, path = ''] = route.split(' ')
  return new RegExp(`^${method} /api/v1${path.replaceAll(/:\w+/g, '[^/%]+')}$`)
}
