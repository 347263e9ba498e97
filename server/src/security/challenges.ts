import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { hashToken, randomToken } from '../platform/crypto/tokens.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Caller } from '../platform/http/caller.ts'
import { cookieIn, setCookie } from './cookies.ts'
import { deleteVerification, insertVerification, lockVerification } from './second-factors.queries.ts'

const name = 'zhike_challenge'
const minutes = 5
const identifierOf = (token: string) => `challenge:${hashToken(token).toString('hex')}`

/** Lets this browser answer for the second factor of somebody who has proven the first; gives the cookie that says so. */
export async function beginChallenge(ctx: Ctx, { at }: Caller, personId: string): Promise<string> {
  const token = randomToken()
  await insertVerification(ctx.db, {
    id: uuidv7(at),
    identifier: identifierOf(token),
    value: personId,
    expiresAt: new Date(at.getTime() + minutes * 60_000),
    createdAt: at,
    updatedAt: at,
  })
  return setCookie(ctx.tools.publicUrl, name, token, minutes * 60)
}

/** Whose second factor the browser may answer for; others with the same challenge wait. */
export async function findChallenge(ctx: Ctx, { at, cookie }: Caller) {
  const token = cookieIn(cookie, name)
  const row = token === undefined ? undefined : await lockVerification(ctx.db, identifierOf(token))
  return row && row.expiresAt > at ? { id: row.id, personId: row.value } : undefined
}

/** The challenge is over; gives the header that takes its cookie away. */
export async function endChallenge(ctx: Ctx, id: string): Promise<string> {
  await deleteVerification(ctx.db, id)
  return setCookie(ctx.tools.publicUrl, name, '')
}
