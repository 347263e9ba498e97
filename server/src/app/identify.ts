import type { FastifyRequest } from 'fastify'
import type { DeskActor } from '../platform/actor.ts'
import { hashToken } from '../platform/crypto/tokens.ts'
import type { Store } from '../platform/db/store.ts'
import { type ActorRow, deskActor, storedToken, tokenInCookies } from '../security/security.ts'

/**
 * Who is behind a request: by the key it shows, or by the cookie of a session. One short read, kept for this request
 * only, so that a change of role, scope or suspension counts from the next one on.
 */
export async function identify(store: Store, request: FastifyRequest): Promise<DeskActor | undefined> {
  const { authorization, cookie = '' } = request.headers
  if (authorization !== undefined) return byKey(store, authorization)
  const token = tokenInCookies(cookie)
  return token === undefined ? undefined : bySession(store, token, isBackground(request))
}

async function byKey(store: Store, authorization: string): Promise<DeskActor | undefined> {
  const key = /^Bearer ([A-Za-z0-9_-]{20,100})$/i.exec(authorization)?.[1]
  if (key === undefined) return undefined
  const statement = "SELECT auth.key_actor($1) || jsonb_build_object('keyId', auth.key_id($1)) AS actor"
  const row = await readActor(store, 'key_actor', statement, [hashToken(key)])
  return row && deskActor('key', row)
}

/** Sessions live on real time, whatever clock the rest of the system runs by. */
async function bySession(store: Store, token: string, background: boolean): Promise<DeskActor | undefined> {
  const statement = 'SELECT auth.session_actor($1, $2, $3) AS actor'
  const row = await readActor(store, 'session_actor', statement, [storedToken(token), background, new Date()])
  return row && deskActor('staff', row)
}

const readActor = (store: Store, name: string, text: string, values: unknown[]) =>
  store.withClient(async (client) => {
    // the name lets the connection keep the plan
    const { rows } = await client.query<{ actor: ActorRow | null }>({ name, text, values })
    return rows[0]?.actor ?? undefined
  })

/** What a page does by itself, polls and streams, must not keep a session alive that nobody uses. */
const isBackground = ({ headers }: FastifyRequest): boolean =>
  headers['x-background'] === '1' || (headers.accept ?? '').includes('text/event-stream')
