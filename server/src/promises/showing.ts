import type { MadePromise } from '@zhike/contract/promises'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { type PromiseRow, selectPromise } from './promises.queries.ts'
import { standingOf } from './standing.ts'

/** One promise of a ticket in sight. Throws `record.not_found`. */
export async function getPromise(ctx: Ctx, ticketId: string, id: string): Promise<MadePromise> {
  return promiseOf((await selectPromise(ctx.db, ticketId, id)) ?? fail('record.not_found'), ctx.now)
}

export function promiseOf(row: PromiseRow, now: Date): MadePromise {
  const { id, words, source, messageId, firstDueAt, dueAt, madeAt, keptAt, withdrawnAt, withdrawnFor } = row
  return {
    id,
    ticket: row.ticket,
    from: row.from,
    customer: { id: row.customerId, name: row.customerName },
    words,
    owner: { id: row.ownerId, name: row.ownerName },
    source,
    messageId,
    firstDueAt: firstDueAt.toISOString(),
    dueAt: dueAt.toISOString(),
    standing: standingOf(row, now),
    madeAt: madeAt.toISOString(),
    madeBy: { kind: row.madeByKind, id: row.madeById, name: row.madeByName },
    keptAt: keptAt?.toISOString() ?? null,
    withdrawn: withdrawnAt && withdrawnFor !== null ? { at: withdrawnAt.toISOString(), reason: withdrawnFor } : null,
    moves: row.moves.map((move) => ({ ...move, from: iso(move.from), to: iso(move.to), at: iso(move.at) })),
    told: row.told.map((one) => ({ ...one, at: iso(one.at) })),
  }
}

const iso = (at: string) => new Date(at).toISOString()
