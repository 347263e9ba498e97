import type { Permission, RoleCode, Scope } from '@zhike/contract/permissions'
import type { FastifyRequest } from 'fastify'
import type { DeskActor } from '../platform/actor.ts'
import { hashToken } from '../platform/crypto/tokens.ts'
import type { Store } from '../platform/db/store.ts'

interface ActorRow {
  id: string
  name: string
  email: string | null
  role: RoleCode
  scope: Scope
  permissions: Permission[]
  departmentId: string | null
  teamIds: string[]
  reach: string[]
}

/** Puts the actor of a request together from its API key; one short read, kept for this request only. */
export async function identifyByKey(store: Store, request: FastifyRequest): Promise<DeskActor | undefined> {
  const key = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1]
  if (key === undefined) return undefined
  const row = await store.withClient(async (client) => {
    const result = await client.query<{ actor: ActorRow | null }>('SELECT auth.key_actor($1) AS actor', [
      hashToken(key),
    ])
    return result.rows[0]?.actor
  })
  return row ? deskActor('key', row) : undefined
}

export const deskActor = (kind: 'staff' | 'key', row: ActorRow): DeskActor => ({
  ...row,
  kind,
  permissions: new Set(row.permissions),
})

/** Who is behind a request: by the key it shows. */
export const identify = identifyByKey
