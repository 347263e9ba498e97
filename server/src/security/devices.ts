import type { KeyRing } from '../platform/crypto/key-ring.ts'
import { randomToken, signToken, verifyToken } from '../platform/crypto/tokens.ts'
import type { Tools } from '../platform/ctx.ts'
import type { Caller } from '../platform/http/caller.ts'
import { cookieIn, setCookie } from './cookies.ts'

const purpose = 'log-in.device'
const name = 'zhike_device'
const days = 180

/**
 * Tells a browser in which an account has logged in from one that never did (the device cookies of OWASP). It opens
 * nothing; failures of a known browser are counted apart, so that strangers cannot keep its owner out.
 */
export function rememberDevice({ keys, publicUrl }: Tools, account: Buffer, { at }: Caller): string {
  const until = new Date(at.getTime() + days * 86_400_000)
  const token = signToken(keys, purpose, `${account.toString('hex')} ${randomToken(16)}`, until)
  return setCookie(publicUrl, name, token, days * 86_400)
}

/** What names the browser, if the account has logged in there. */
export function knownDevice(keys: KeyRing, account: Buffer, { at, cookie }: Caller): string | undefined {
  const token = verifyToken(keys, purpose, cookieIn(cookie, name) ?? '', at)
  return token.ok && token.payload.startsWith(`${account.toString('hex')} `) ? token.payload : undefined
}
