import type { Endpoint, Group, Input, Output } from '@zhike/contract/endpoint'
import type { Ctx } from '../ctx.ts'
import type { StreamAnswer } from '../live/live.ts'

/** What an operation behind an `answers: 'file'` endpoint returns; the bytes are read after the transaction. */
export interface FileAnswer {
  readonly name: string
  readonly mediaType: string
  readonly content: { readonly key: string } | { readonly text: string }
}

type Answer<E extends Endpoint> = E extends { answers: 'file' }
  ? FileAnswer
  : E extends { answers: 'stream' }
    ? StreamAnswer
    : Output<E>

/** One operation for each endpoint of a group: a missing one, or one of another shape, does not compile. */
export type Handlers<G extends Group> = {
  readonly [N in keyof G]: (ctx: Ctx, input: Input<G[N]>) => Promise<Answer<G[N]>>
}

/** A handler whose types have been forgotten, for the code that treats all alike. */
export type AnyHandler = (ctx: Ctx, input: unknown) => Promise<unknown>

/** An endpoint with its operation. */
export interface Route {
  /** `tickets.create`: the group and name of the contract. */
  readonly name: string
  readonly endpoint: Endpoint
  readonly run: AnyHandler
}

/** The routes of one group. */
export function routesOf<G extends Group>(group: string, endpoints: G, handlers: Handlers<G>): Route[] {
  return Object.entries(endpoints).map(([name, endpoint]) => ({
    name: `${group}.${name}`,
    endpoint,
    run: handlers[name] as unknown as AnyHandler,
  }))
}
