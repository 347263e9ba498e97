import { createHash } from 'node:crypto'
import type { Reason } from '@zhike/contract/reasons'
import { sql } from 'kysely'
import { open, seal } from '../crypto/sealing.ts'
import type { Ctx } from '../ctx.ts'
import { fail } from '../errors.ts'

/** How long the first answer is kept. */
const keptHours = 24
/** Stands for callers without an id, such as the portal's form. */
export const nobody = '00000000-0000-0000-0000-000000000000'

export interface KeptAnswer {
  readonly status: number
  readonly body: unknown
  /** Set when what was kept is a refusal, whose details are the body then. */
  readonly refusal?: Reason | undefined
}

/**
 * Runs `work` once for a key: the row is claimed inside the transaction, so a second call at the same time waits and
 * gets the first answer, and a call that fails keeps nothing. The same key with other content is refused.
 */
export async function once(
  ctx: Ctx,
  key: string,
  request: Buffer,
  work: () => Promise<KeptAnswer>,
): Promise<KeptAnswer> {
  const actorId = ctx.actor.id ?? nobody
  const context = `${actorId}:${key}`
  const expired = new Date(ctx.now.getTime() - keptHours * 3_600_000)
  const claimed = await ctx.db
    .insertInto('idempotencyKeys')
    .values({ actorId, key, requestHash: request, status: null, answer: null, createdAt: ctx.now })
    .onConflict((conflict) =>
      conflict
        .columns(['actorId', 'key'])
        .doUpdateSet({ requestHash: request, status: null, answer: null, createdAt: ctx.now })
        .where('idempotencyKeys.createdAt', '<', expired),
    )
    .returning(sql<number>`1`.as('one'))
    .executeTakeFirst()
  if (!claimed) return keptAnswer(ctx, actorId, key, request, context)
  const answer = await work()
  await ctx.db
    .updateTable('idempotencyKeys')
    .set({
      status: answer.status,
      answer: seal(ctx.tools.keys, JSON.stringify({ body: answer.body, refusal: answer.refusal }), context, 'answers'),
    })
    .where('actorId', '=', actorId)
    .where('key', '=', key)
    .execute()
  return answer
}

async function keptAnswer(
  ctx: Ctx,
  actorId: string,
  key: string,
  request: Buffer,
  context: string,
): Promise<KeptAnswer> {
  const kept = await ctx.db
    .selectFrom('idempotencyKeys')
    .select(['requestHash', 'status', 'answer'])
    .where('actorId', '=', actorId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (!kept.requestHash.equals(request) || kept.status === null || kept.answer === null)
    return fail('idempotency.mismatch')
  const { body, refusal } = JSON.parse(open(ctx.tools.keys, kept.answer, context, 'answers')) as Partial<KeptAnswer>
  return { status: kept.status, body, refusal }
}

/** What makes two calls the same: route, input, and the names and contents of files. */
export function requestHash(
  route: string,
  input: unknown,
  uploads: readonly { name: string; digest: string }[],
): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([route, input, uploads.map((u) => [u.name, u.digest])]))
    .digest()
}
