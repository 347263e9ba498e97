import type { Args, Endpoint, Group, Output } from './endpoint.ts'
import type { Problem } from './errors.ts'

/** Thrown by the client for every answer that is not 2xx. */
export class ApiError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'ApiError'
    this.problem = problem
  }
}

/** Per-call extras that are not part of the input. */
export interface CallOptions {
  readonly idempotencyKey?: string
  /** The version that was read; a PATCH on a newer one answers 412. */
  readonly ifMatch?: number
  readonly files?: readonly File[]
  readonly signal?: AbortSignal
}

export type Client<G extends Readonly<Record<string, Group>>> = {
  readonly [M in keyof G]: {
    readonly [N in keyof G[M]]: (args: Args<G[M][N]>, options?: CallOptions) => Promise<Output<G[M][N]>>
  }
}

/**
 * A typed client over `fetch` (or anything shaped like it, such as the tests' `inject`).
 * `base` is the address before `/customers`, for example `/api/v1`.
 */
export function createClient<G extends Readonly<Record<string, Group>>>(
  groups: G,
  send: typeof fetch,
  base = '/api/v1',
): Client<G> {
  const callsOf = (group: Group) =>
    Object.fromEntries(Object.entries(group).map(([name, e]) => [name, callOf(e, send, base)]))
  return Object.fromEntries(
    Object.entries(groups).map(([name, group]) => [name, callsOf(group)]),
  ) as unknown as Client<G>
}

function callOf(e: Endpoint, send: typeof fetch, base: string) {
  return async (args: Record<string, unknown> = {}, options: CallOptions = {}) => {
    const { path, rest } = fillPath(e.path, args)
    const inQuery = e.method === 'GET' || e.method === 'DELETE'
    const response = await send(base + path + (inQuery ? queryOf(rest) : ''), {
      method: e.method,
      headers: headersOf(options, !inQuery && options.files === undefined),
      ...(inQuery ? {} : { body: bodyOf(rest, options.files) }),
      ...(options.signal ? { signal: options.signal } : {}),
    })
    if (!response.ok) throw new ApiError((await response.json()) as Problem)
    if (e.answers === 'file') return response.blob()
    return response.status === 204 ? undefined : response.json()
  }
}

function fillPath(template: string, args: Record<string, unknown>) {
  const rest = { ...args }
  const path = template.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { path, rest }
}

function queryOf(fields: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one))
  }
  return query.size > 0 ? `?${query}` : ''
}

function headersOf(options: CallOptions, json: boolean): Record<string, string> {
  return {
    ...(json ? { 'content-type': 'application/json' } : {}),
    ...(options.idempotencyKey === undefined ? {} : { 'idempotency-key': options.idempotencyKey }),
    ...(options.ifMatch === undefined ? {} : { 'if-match': `"${options.ifMatch}"` }),
  }
}

function bodyOf(fields: Record<string, unknown>, files?: readonly File[]): string | FormData {
  if (files === undefined) return JSON.stringify(fields)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  for (const file of files) form.append('file', file)
  return form
}
