import type {
  BodyOf,
  DownloadRoute,
  ErrorCode,
  FieldError,
  ParamsOf,
  Problem,
  QueryOf,
  ReplyOf,
  Route,
  TimeChoice,
  UploadRoute,
} from '@rollcall/contract'

type Inputs<R extends Route> = ([ParamsOf<R>] extends [never]
  ? { params?: never }
  : { params: Record<ParamsOf<R>, string> }) &
  (undefined extends QueryOf<R> ? { query?: never } : { query?: QueryOf<R> }) &
  (undefined extends BodyOf<R> ? { body?: never } : { body: BodyOf<R> }) &
  (R extends UploadRoute ? { file: Blob } : { file?: never }) &
  (R extends `POST ${string}` ? { idempotencyKey?: string } : { idempotencyKey?: never }) &
  (R extends `PATCH ${string}` | 'PUT /join-page' | 'POST /imports/:id/approve'
    ? { ifMatch?: string | undefined }
    : { ifMatch?: never })

type CallArguments<R extends Route> = [ParamsOf<R>] extends [never]
  ? undefined extends BodyOf<R>
    ? [inputs?: Inputs<R>]
    : [inputs: Inputs<R>]
  : [inputs: Inputs<R>]

export interface Client {
  /**
   * One typed call. Throws `ApiError` on any answer but a success. With an `idempotencyKey`, what creates or sends does so once,
   * however often the same call is made with the same key. With `ifMatch`, a change is refused as `precondition_failed` where the
   * thing is not any more as `etagOf` names it.
   */
  call<R extends Route>(route: R, ...inputs: CallArguments<R>): Promise<ReplyOf<R>>
  /** The same for an answer that is a file. */
  download<R extends DownloadRoute>(
    route: R,
    ...inputs: CallArguments<R>
  ): Promise<{ fileName: string; content: Blob }>
}
export type Call = Client['call']

/** An answer of the API that is not a success. `code` is `network` when no answer came at all. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly code: ErrorCode | 'network'
  readonly fields: FieldError[]
  readonly requestId: string | null
  /** Of a local time that is missing or doubled: what may have been meant. */
  readonly choices: TimeChoice[]

  constructor(
    problem: Pick<Problem, 'status' | 'detail' | 'errors' | 'choices'> & {
      code: ErrorCode | 'network'
      requestId: string | null
    },
  ) {
    super(problem.detail)
    this.status = problem.status
    this.code = problem.code
    this.fields = problem.errors
    this.requestId = problem.requestId
    this.choices = problem.choices ?? []
  }
}

export interface ClientOptions {
  /** Where the API is: `/api/v1` on the same host unless said. */
  baseUrl?: string
  /** Headers for each call, such as `X-Org-Id` or `Authorization`. */
  headers?: () => Record<string, string>
}

/** A client whose calls are typed by the contract: `call('GET /groups', …)`. */
export function createClient({ baseUrl = '/api/v1', headers = () => ({}) }: ClientOptions = {}): Client {
  const send = async (route: Route, inputs: AnyInputs = {}): Promise<Response> => {
    const [method, template] = splitRoute(route)
    const url = baseUrl + fillPath(template, inputs.params) + toQueryString(inputs.query)
    const response = await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(inputs.body ? { 'content-type': 'application/json' } : {}),
        ...(inputs.ifMatch ? { 'if-match': inputs.ifMatch } : {}),
        ...(inputs.idempotencyKey ? { 'idempotency-key': inputs.idempotencyKey } : {}),
        ...headers(),
      },
      ...withContent(inputs),
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
    return response
  }

  return {
    async call(route, ...[inputs]) {
      const response = await send(route, inputs)
      if (response.status === 204) return null
      const reply = await response.json()
      const etag = response.headers.get('etag')
      if (etag !== null) etags.set(reply, etag)
      return reply
    },
    async download(route, ...[inputs]) {
      const response = await send(route, inputs)
      const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')
      return { fileName: named?.[1] ?? 'download', content: await response.blob() }
    },
  }
}

const etags = new WeakMap<object, string>()

/** Names the state in which the API gave this very answer, for `ifMatch`; undefined for a copy of it. */
export function etagOf(reply: object): string | undefined {
  return etags.get(reply)
}

interface AnyInputs {
  params?: Record<string, string> | undefined
  query?: object | undefined
  body?: object | undefined
  file?: Blob | undefined
  idempotencyKey?: string | undefined
  ifMatch?: string | undefined
}

function withContent({ body, file }: AnyInputs): { body?: string | FormData } {
  if (body) return { body: JSON.stringify(body) }
  if (!file) return {}
  const form = new FormData()
  form.set('file', file)
  return { body: form }
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
    ...(problem?.choices ? { choices: problem.choices } : {}),
  })
}
