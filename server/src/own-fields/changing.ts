import { isDeepStrictEqual } from 'node:util'
import type { Input } from '@zhike/contract/endpoint'
import type { OwnField, ownFields } from '@zhike/contract/own-fields'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { everybody } from '../platform/events/everybody.ts'
import { type Definition, definitionOf } from './definitions.ts'
import { bookOf } from './field-books.ts'
import { fieldOf } from './listing.ts'
import {
  countValues,
  findField,
  forgetRegistry,
  lockKind,
  orderFields,
  registerValues,
  selectFields,
  updateField,
} from './own-fields.queries.ts'
import type { StoredField } from './own-fields.tables.ts'
import { refuseUsed } from './retiring.ts'

/**
 * Changes a field; it counts for whoever writes from then on. Throws `record.changed` when the caller read an older
 * version, `own_field.type_kept`, `own_field.values_repeat`, `own_field.name_taken` and `own_field.used_in_formula`.
 */
export async function updateOwnField(ctx: Ctx, input: Input<typeof ownFields.update>): Promise<OwnField> {
  const { id, position, ...given } = input
  const { kind } = (await findField(ctx.db, id)) ?? fail('record.not_found')
  await lockKind(ctx.db, kind)
  const { fields } = bookOf(await selectFields(ctx.db, kind))
  const before = fields.find((field) => field.id === id) ?? fail('record.not_found')
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== before.version) fail('record.changed')
  if (fields.some(({ id: other, name }) => other !== id && name === given.name))
    failAt(ctx, 'name', 'own_field.name_taken')
  const others = fields.filter((field) => field.id !== id)
  const after = definitionOf(ctx, before, before, given, others)
  const changed = (Object.keys(after) as (keyof Definition)[]).filter(
    (part) => !isDeepStrictEqual(after[part], before[part]),
  )
  const columns = Object.fromEntries(changed.map((part) => [part, after[part]]))
  // formulas are checked by what this one gives
  if (after.type !== before.type || after.result !== before.result) refuseUsed(ctx, before, others)
  if (after.type !== before.type) await refuseLoss(ctx, before, after)
  const field = changed.length > 0 ? await updateField(ctx.db, id, columns) : before
  if (after.isUnique !== before.isUnique) await followUniqueness(ctx, field)
  const moved = position !== undefined && (await move(ctx, fields, id, position))
  if (changed.length > 0 || moved) {
    const parts = [...changed.map((part) => (part === 'isUnique' ? 'unique' : part)), ...(moved ? ['position'] : [])]
    await emitForCompany(
      ctx,
      {
        type: 'own_field.updated',
        subject: { type: 'own_field', id },
        data: { kind, fields: parts },
      },
      everybody,
    )
  }
  return fieldOf(ctx.actor, (await findField(ctx.db, id)) ?? field)
}

/** A type changes where no value is lost: where there is none, and from a date to a text. */
async function refuseLoss(ctx: Ctx, before: StoredField, after: Definition): Promise<void> {
  if (before.type === 'date' && after.type === 'text') return
  const { held } = await countValues(ctx.db, before, before.type)
  if (held > 0) failAt(ctx, 'type', 'own_field.type_kept')
}

async function followUniqueness(ctx: Ctx, field: StoredField): Promise<void> {
  if (!field.isUnique) await forgetRegistry(ctx.db, field.id)
  else if ((await registerValues(ctx.db, field)) > 0) failAt(ctx, 'unique', 'own_field.values_repeat')
}

/** Puts a field at a place among those of its kind; tells whether that is another place. */
async function move(ctx: Ctx, fields: readonly StoredField[], id: string, position: number): Promise<boolean> {
  const ids = fields.map((field) => field.id)
  const order = ids.toSpliced(ids.indexOf(id), 1).toSpliced(position, 0, id)
  if (isDeepStrictEqual(order, ids)) return false
  await orderFields(ctx.db, order)
  return true
}
