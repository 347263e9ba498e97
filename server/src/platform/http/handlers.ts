import type { Endpoint, Group, Input, Output } from '@zhike/contract/endpoint'
import type { Ctx, Tools } from '../ctx.ts'
import type { Db } from '../db/database.ts'
import type { StreamAnswer } from '../live/live.ts'
import type { Caller } from './caller.ts'

/** What an operation behind an `answers: 'file'` endpoint returns; the bytes are read after the transaction. */
export interface FileAnswer {
  readonly name: string
  readonly mediaType: string
  readonly content: { readonly key: string } | { readonly text: string } | { readonly bytes: Buffer }
}

type Answer<E extends Endpoint> = E extends { answers: 'file' }
  ? FileAnswer
  : E extends { answers: 'stream' }
    ? StreamAnswer
    : Output<E>

/** What an operation may use before its transaction: short ones of its own, as the role of log-ins. */
export interface Outside {
  readonly tools: Tools
  readonly caller: Caller
  readonly inLogIn: <T>(read: (db: Db) => Promise<T>) => Promise<T>
}

type Ask<I, A> = (outside: Outside, input: I) => Promise<A>

/** An operation that has to ask outside first: no transaction is open while it waits for an answer. */
export const afterAsking = <I, A, R>(ask: Ask<I, A>, run: (ctx: Ctx, input: I, asked: A) => Promise<R>) =>
  Object.assign((ctx: Ctx, input: I) => run(ctx, input, ctx.asked as A), { ask })

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
  readonly ask?: Ask<unknown, unknown>
}

/** The routes of one group. */
export function routesOf<G extends Group>(group: string, endpoints: G, handlers: Handlers<G>): Route[] {
  return Object.entries(endpoints).map(([name, endpoint]) => ({
    name: `${group}.${name}`,
    endpoint,
    ...askOf(handlers[name]),
    run: handlers[name] as unknown as AnyHandler,
  }))
}

const askOf = (handler: unknown): Pick<Route, 'ask'> =>
  typeof handler === 'function' && 'ask' in handler ? { ask: handler.ask as Ask<unknown, unknown> } : {}
