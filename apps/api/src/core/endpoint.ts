import type { BodyOf, ParamsOf, QueryOf, ReplyOf, Route } from '@rollcall/contract'
import type { Request } from 'express'
import type { ObjectSchema } from 'joi'
import type { Access } from './access.ts'

/** What a handler is given: the caller, and the input after validation. */
export type Call<R extends Route, C> = C & {
  body: BodyOf<R>
  query: QueryOf<R>
  params: Record<ParamsOf<R>, string>
  /** For what only HTTP knows: the session, the address of the caller. */
  req: Request
}

export interface EndpointSpec<R extends Route, C> {
  /** One line for the documentation: what a caller gets done. */
  summary: string
  /** Required exactly where the contract has a body; unknown keys are refused. */
  body?: BodyOf<R> extends object ? ObjectSchema<BodyOf<R>> : never
  query?: QueryOf<R> extends object ? ObjectSchema<QueryOf<R>> : never
  /** 200 unless said. */
  status?: 201 | 202 | 204
  handle(call: Call<R, C>): Promise<ReplyOf<R>>
}

/** A declared endpoint, ready to be mounted. */
export interface MountableEndpoint {
  route: Route
  access: Access<unknown>
  summary: string
  body: ObjectSchema | undefined
  query: ObjectSchema | undefined
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
    status: spec.status ?? 200,
    // The mounting layer builds the call from `access`, `body` and `query`, which is what the types of `spec` say.
    handle: (call) => spec.handle(call as Call<R, C>),
  }
}
