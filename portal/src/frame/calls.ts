import { ApiError, createClient } from '@zhike/contract/client'
import type { portal } from '@zhike/contract/portal'
import type { Locale } from '@zhike/contract/reasons'

type Portal = typeof portal
type Called = 'submit' | 'progress' | 'urge' | 'supplement' | 'confirm' | 'reject' | 'rate'

/** Only method and path, which the contract's types check: its schemas would weigh more than all the rest of a page. */
const addresses: { readonly [N in Called]: Pick<Portal[N], 'method' | 'path'> } = {
  submit: { method: 'POST', path: '/portal/tickets' },
  progress: { method: 'GET', path: '/portal/progress/:token' },
  urge: { method: 'POST', path: '/portal/progress/:token/urges' },
  supplement: { method: 'POST', path: '/portal/progress/:token/messages' },
  confirm: { method: 'POST', path: '/portal/progress/:token/confirmation' },
  reject: { method: 'POST', path: '/portal/progress/:token/reopening' },
  rate: { method: 'POST', path: '/portal/progress/:token/rating' },
}

/** The typed client of what customers do; refusals come in the language of the page. */
export function callsIn(locale: Locale) {
  const send: typeof fetch = (address, init = {}) =>
    fetch(address, { ...init, headers: { ...(init.headers as Record<string, string>), 'accept-language': locale } })
  return createClient({ portal: addresses as unknown as Pick<Portal, Called> }, send).portal
}

/** Where the changes of a request are told. */
export const liveAddress = (token: string) => `/api/v1/portal/progress/${encodeURIComponent(token)}/live`

/** Where a picture of a request lies, whole or small. */
export const fileAddress = (token: string, fileId: string, size: 'whole' | 'small') =>
  `/api/v1/portal/progress/${encodeURIComponent(token)}/files/${fileId}?size=${size}`

/** A key under which a call happens once. Not `randomUUID`, which plain http, as in a shop's network, does not have. */
export const onceKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** The server's refusal, with the number by which its fault is found; undefined when the network failed. */
export function refusalOf(error: unknown) {
  if (!(error instanceof ApiError)) return undefined
  const { problem } = error
  return problem.code === 'internal' ? { ...problem, detail: `${problem.detail} (${problem.requestId})` } : problem
}
