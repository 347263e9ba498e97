import type { Input, Output } from '@zhike/contract/endpoint'
import { defaultScope } from '@zhike/contract/permissions'
import type { ApiKey, apiKeys } from '@zhike/contract/security'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { hashToken, randomToken } from '../platform/crypto/tokens.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import {
  type ApiKeyRow,
  findApiKey,
  findPerson,
  insertApiKey,
  revokeKey,
  revokeKeysOfPerson,
  selectApiKeys,
} from './security.queries.ts'

/** The keys for programs, newest first. */
export async function listApiKeys(ctx: Ctx): Promise<Output<typeof apiKeys.list>> {
  return { items: (await selectApiKeys(ctx.db)).map(toApiKey) }
}

/**
 * Makes a key and answers it this once: only its hash is kept. With `staffId` it acts for that person, otherwise for
 * itself; in both cases with the role and scope given here. Throws `staff.unknown`.
 */
export async function createApiKey(ctx: Ctx, input: Input<typeof apiKeys.create>): Promise<ApiKey & { key: string }> {
  const person = input.staffId === undefined ? undefined : await findPerson(ctx.db, input.staffId)
  if (input.staffId !== undefined && (!person || person.suspended)) failAt(ctx, 'staffId', 'staff.unknown')
  const key = `zk_${randomToken()}`
  const row = {
    id: uuidv7(ctx.now),
    name: input.name,
    prefix: key.slice(0, 8),
    role: input.role,
    scope: input.scope ?? defaultScope[input.role],
    staffId: input.staffId ?? null,
    createdAt: ctx.now,
    createdBy: ctx.actor.id,
    revokedAt: null,
  }
  await insertApiKey(ctx.db, { ...row, hash: hashToken(key) })
  await emitForCompany(ctx, {
    type: 'api_key.created',
    subject: { type: 'api_key', id: row.id },
    data: { role: row.role, scope: row.scope, staffId: row.staffId },
  })
  return { ...toApiKey({ ...row, staffName: person?.name ?? null }), key }
}

/** Ends a key at once; ending it again changes nothing. */
export async function revokeApiKey(ctx: Ctx, { id }: Input<typeof apiKeys.revoke>): Promise<void> {
  if (await revokeKey(ctx.db, id, ctx.now, ctx.actor.id)) return emitRevoked(ctx, id)
  if (!(await findApiKey(ctx.db, id))) fail('record.not_found')
}

/** Ends every key that acts for a person. */
export async function revokeKeysOf(ctx: Ctx, staffId: string): Promise<void> {
  for (const id of await revokeKeysOfPerson(ctx.db, staffId, ctx.now, ctx.actor.id)) await emitRevoked(ctx, id)
}

const emitRevoked = (ctx: Ctx, id: string) =>
  emitForCompany(ctx, { type: 'api_key.revoked', subject: { type: 'api_key', id }, data: {} })

const toApiKey = (row: ApiKeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  role: row.role,
  scope: row.scope,
  staffId: row.staffId,
  staffName: row.staffName,
  createdAt: row.createdAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
})
