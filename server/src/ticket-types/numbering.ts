import type { Numbering } from '@zhike/contract/ticket-types'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { failAt } from '../platform/errors.ts'
import { findRule, insertRule, widenRule } from './ticket-types.queries.ts'

/**
 * The rule by which tickets of a type are numbered from now on; null for the common one. A prefix stays with its type,
 * date and reset for good. Throws `ticket_type.prefix_taken` and `ticket_type.prefix_bound`.
 */
export async function keepRule(ctx: Ctx, typeId: string, numbering: Numbering | null): Promise<string | null> {
  if (numbering === null) return null
  const known = await findRule(ctx.db, numbering.prefix)
  if (known === undefined) {
    const id = uuidv7(ctx.now)
    await insertRule(ctx.db, { ...numbering, id, typeId })
    return id
  }
  if (known.typeId !== typeId) return failAt(ctx, 'numbering.prefix', 'ticket_type.prefix_taken')
  if (known.datePart !== numbering.datePart || known.reset !== numbering.reset)
    return failAt(ctx, 'numbering.prefix', 'ticket_type.prefix_bound')
  if (known.width !== numbering.width) await widenRule(ctx.db, known.id, numbering.width)
  return known.id
}
