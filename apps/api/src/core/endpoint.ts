import type {
  BodyOf,
  Download,
  DownloadRoute,
  ErrorCode,
  ParamsOf,
  QueryOf,
  ReplyOf,
  Route,
  UploadRoute,
} from '@rollcall/contract'
import type { Request } from 'express'
import type { ObjectSchema, Schema } from 'joi'
import type { Access } from './access.ts'
import type { UploadedFile } from './files.ts'

/** What a handler is given: the caller, and the input after validation. */
export type Call<R extends Route, C> = C & {
  body: BodyOf<R>
  query: QueryOf<R>
  params: Record<ParamsOf<R>, string>
  file: R extends UploadRoute ? UploadedFile : undefined
  /** Throws `precondition_failed` when the caller named another state of the thing in `If-Match` than the one it has now. */
  requireMatch(current: object): void
  /** For what only HTTP knows: the session, the address of the caller. */
  req: Request
}

interface AnySpec<R extends Route, C> {
  /** One line for the documentation: what a caller gets done. */
  summary: string
  /** Required exactly where the contract has a body; unknown keys are refused. */
  body?: BodyOf<R> extends object ? ObjectSchema<BodyOf<R>> : never
  query?: QueryOf<R> extends object ? ObjectSchema<QueryOf<R>> : never
  /** The most bytes that its file may have. */
  upload?: R extends UploadRoute ? number : never
  /** What it answers with: documents it, and the tests hold every answer against it. */
  reply?: Schema
  /** The media types of the files that it can answer with. */
  files?: readonly string[]
  /** What else it may be refused with, beyond what follows from its access and its input. The tests know when one is missing. */
  errors?: readonly ErrorCode[]
  /** Its answer shows a secret, this once: it is never kept for a repeated call. */
  showsSecret?: true
  /** 200 unless said. */
  status?: 201 | 202 | 204
  handle(call: Call<R, C>): Promise<ReplyOf<R>>
}

/** What answers with something says what: a schema for JSON, media types for files. */
type Answers<R extends Route> = ([Exclude<ReplyOf<R>, Download | null>] extends [never]
  ? { reply?: never }
  : { reply: Schema }) &
  (R extends DownloadRoute ? { files: readonly string[] } : { files?: never })

export type EndpointSpec<R extends Route, C> = AnySpec<R, C> & Answers<R>

/** A declared endpoint, ready to be mounted. */
export interface MountableEndpoint {
  route: Route
  access: Access<unknown>
  summary: string
  body: ObjectSchema | undefined
  query: ObjectSchema | undefined
  upload: number | undefined
  reply: Schema | undefined
  files: readonly string[]
  errors: readonly ErrorCode[]
  showsSecret: boolean
  status: number
  handle(call: object): Promise<object | null>
}

/** Declares one endpoint of the contract: who may call it, what it takes, what it does. Without access it does not compile. */
export function endpoint<R extends Route, C>(
  route: R,
  access: Access<C>,
  spec: EndpointSpec<R, C>,
): MountableEndpoint {
  return {
    route,
    access,
    summary: spec.summary,
    body: spec.body,
    query: spec.query,
    upload: spec.upload,
    reply: spec.reply,
    files: spec.files ?? [],
    errors: spec.errors ?? [],
    showsSecret: spec.showsSecret ?? false,
    status: spec.status ?? 200,
    // The mounting layer builds the call from `access`, `body` and `query`, which is what the types of `spec` say.
    handle: (call) => spec.handle(call as Call<R, C>),
  }
}
