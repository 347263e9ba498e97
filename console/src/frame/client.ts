import { queryOptions } from '@tanstack/react-query'
import { api } from '@zhike/contract'
import { type CallOptions, createClient } from '@zhike/contract/client'
import type { Args, Endpoint, Output } from '@zhike/contract/endpoint'
import { preferences } from './preferences.ts'

export type Api = typeof api
export type ModuleName = keyof Api
export type CallName<M extends ModuleName> = keyof Api[M] & string
type EndpointOf<M extends ModuleName, N extends CallName<M>> = Extract<Api[M][N], Endpoint>
/** What a call takes. */
export type ArgsOf<M extends ModuleName, N extends CallName<M>> = Args<EndpointOf<M, N>>
/** What a call answers. */
export type AnswerOf<M extends ModuleName, N extends CallName<M>> = Output<EndpointOf<M, N>>

/** Every endpoint as a typed function. The session cookie goes along by itself, and answers come in our language. */
const client = createClient(api, (address, init) => {
  const headers = new Headers(init?.headers)
  headers.set('accept-language', preferences.get().locale)
  return fetch(address, { ...init, headers, credentials: 'same-origin' })
})

/** Calls an endpoint by its name: `call('tickets', 'get', { id })`. */
export function call<M extends ModuleName, N extends CallName<M>>(
  module: M,
  name: N,
  args: ArgsOf<M, N>,
  options?: CallOptions,
): Promise<AnswerOf<M, N>> {
  const calls = client[module] as unknown as Record<string, (args: unknown, options?: CallOptions) => Promise<unknown>>
  const found = calls[name]
  if (!found) throw new Error(`${module}.${name} is not in the contract`)
  return found(args, options) as Promise<AnswerOf<M, N>>
}

/** The cache key of an answer; `live-reach.ts` reads it to know what an event makes stale. */
export const keyOf = <M extends ModuleName, N extends CallName<M>>(module: M, name: N, args: ArgsOf<M, N>) =>
  [module, name, args] as const

/** An answer as a query, for `useQuery`, `useSuspenseQuery` and loaders. */
export const queryOf = <M extends ModuleName, N extends CallName<M>>(module: M, name: N, args: ArgsOf<M, N>) =>
  queryOptions({
    queryKey: keyOf(module, name, args),
    queryFn: ({ signal }) => call(module, name, args, { signal }),
  })
