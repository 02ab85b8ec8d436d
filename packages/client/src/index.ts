import type {
  BodyOf,
  ErrorCode,
  FieldError,
  ParamsOf,
  Problem,
  QueryOf,
  ReplyOf,
  Route,
} from '@rollcall/contract'

type Inputs<R extends Route> = ([ParamsOf<R>] extends [never]
  ? { params?: never }
  : { params: Record<ParamsOf<R>, string> }) &
  (undefined extends QueryOf<R> ? { query?: never } : { query?: QueryOf<R> }) &
  (undefined extends BodyOf<R> ? { body?: never } : { body: BodyOf<R> })

type CallArguments<R extends Route> = [ParamsOf<R>] extends [never]
  ? undefined extends BodyOf<R>
    ? [inputs?: Inputs<R>]
    : [inputs: Inputs<R>]
  : [inputs: Inputs<R>]

export type Call = <R extends Route>(route: R, ...inputs: CallArguments<R>) => Promise<ReplyOf<R>>

/** An answer of the API that is not a success. `code` is `network` when no answer came at all. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly code: ErrorCode | 'network'
  readonly fields: FieldError[]
  readonly requestId: string | null

  constructor(
    problem: Pick<Problem, 'status' | 'detail' | 'errors'> & {
      code: ErrorCode | 'network'
      requestId: string | null
    },
  ) {
    super(problem.detail)
    this.status = problem.status
    this.code = problem.code
    this.fields = problem.errors
    this.requestId = problem.requestId
  }
}

export interface ClientOptions {
  /** Where the API is: `/api/v1` on the same host unless said. */
  baseUrl?: string
  /** Headers for each call, such as `X-Org-Id` or `Authorization`. */
  headers?: () => Record<string, string>
}

/** A `call('GET /groups', …)` that is typed by the contract. It throws `ApiError` on any answer but a success. */
export function createClient({ baseUrl = '/api/v1', headers = () => ({}) }: ClientOptions = {}): Call {
  return async (route, ...[inputs]) => {
    const [method, template] = splitRoute(route)
    const url = baseUrl + fillPath(template, inputs?.params) + toQueryString(inputs?.query)
    const body = inputs?.body
    const response = await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers(),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch((): never => {
      throw new ApiError({
        status: 0,
        code: 'network',
        detail: 'The server could not be reached.',
        errors: [],
        requestId: null,
      })
    })
    if (!response.ok) throw await toApiError(response)
    return response.status === 204 ? null : await response.json()
  }
}

function splitRoute(route: string): [method: string, template: string] {
  const space = route.indexOf(' ')
  return [route.slice(0, space), route.slice(space + 1)]
}

function fillPath(template: string, params: Record<string, string> | undefined): string {
  return template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
}

function toQueryString(query: object | undefined): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}

async function toApiError(response: Response): Promise<ApiError> {
  const problem: Partial<Problem> | null = await response.json().catch(() => null)
  return new ApiError({
    status: response.status,
    code: problem?.code ?? 'internal',
    detail: problem?.detail ?? 'Something went wrong. Please try again.',
    errors: problem?.errors ?? [],
    requestId: problem?.requestId ?? null,
  })
}
