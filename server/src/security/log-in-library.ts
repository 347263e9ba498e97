import { createHmac } from 'node:crypto'
import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { betterAuth } from 'better-auth/minimal'
import * as z from 'zod'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { hashPassword, verifyPassword } from '../platform/crypto/passwords.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Caller } from '../platform/http/caller.ts'
import { withHashedTokens } from './hashed-tokens.ts'

/** Seconds after which a log-in is over in any case. `auth.session_actor` ends idle ones sooner. */
const longestSession = 12 * 3600
const addressHeader = 'x-zhike-address'
const sessionCookie = 'zhike_session'

/** Gives somebody a session who has proven everything that was asked; it is the only way to one. */
const beginSession = createAuthEndpoint.serverOnly(
  { method: 'POST', body: z.object({ userId: z.uuid() }) },
  async (call) => {
    const { internalAdapter } = call.context
    const user = await internalAdapter.findUserById(call.body.userId)
    if (!user) throw new APIError('UNAUTHORIZED')
    const session = await internalAdapter.createSession(user.id)
    await setSessionCookie(call, { session, user })
    return { userId: user.id }
  },
)

/**
 * better-auth on the open transaction, which must be in the log-in role. Made for each call (about a millisecond,
 * beside the thirty of a password), so that it can never act on another's transaction. Only its functions are used;
 * none of its routes is mounted.
 */
export const logInLibrary = ({ db, tools }: Pick<Ctx, 'db' | 'tools'>, caller: Caller) =>
  betterAuth({
    baseURL: tools.publicUrl,
    secret: createHmac('sha256', tools.keys.links).update('log-in library').digest('base64'),
    database: withHashedTokens(kyselyAdapter(db.withSchema('auth'), { type: 'postgres' })),
    user: { modelName: 'users' },
    session: { modelName: 'sessions', expiresIn: longestSession, disableSessionRefresh: true },
    account: { modelName: 'accounts' },
    verification: { modelName: 'verifications' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(password, hash),
      },
      // our own rules say more, and in our words
      minPasswordLength: 1,
      maxPasswordLength: 1024,
    },
    advanced: {
      cookies: { session_token: { name: sessionCookie } },
      database: { generateId: () => uuidv7(caller.at), validateSchema: false },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [{ id: 'zhike', endpoints: { beginSession } }],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // what it would say names e-mails
    logger: { disabled: true },
  })

/** What the library may know of a request. */
export const headersOf = (caller: Caller): Headers =>
  new Headers({ [addressHeader]: caller.address, 'user-agent': caller.agent ?? '', cookie: caller.cookie })

/** What a call gave, or undefined when the library refused it. */
export async function unlessRefused<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (error instanceof APIError) return undefined
    throw error
  }
}

/** The token of the session that a `Cookie` header brings, if any. */
export function tokenInCookies(header: string): string | undefined {
  const pattern = new RegExp(`(?:^|;\\s*)(?:__Secure-)?${sessionCookie}=([A-Za-z0-9]{20,100})\\.`)
  return pattern.exec(header)?.[1]
}
