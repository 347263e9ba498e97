import type { Input } from '@zhike/contract/endpoint'
import { mostOwnFields, type OwnField, type ownFields } from '@zhike/contract/own-fields'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { everybody } from '../platform/events/everybody.ts'
import { bookOf } from './field-books.ts'
import { usedBy } from './formulas/formulas.ts'
import { fieldOf } from './listing.ts'
import { findField, lockKind, selectFields, updateField } from './own-fields.queries.ts'
import type { StoredField } from './own-fields.tables.ts'

/**
 * Retires a field: its values stay where they are, shown to nobody, until it is restored; what was unique stays taken.
 * Throws `own_field.used_in_formula`.
 */
export async function retireOwnField(ctx: Ctx, { id }: Input<typeof ownFields.retire>): Promise<void> {
  const { kind } = (await findField(ctx.db, id)) ?? fail('record.not_found')
  await lockKind(ctx.db, kind)
  const { fields } = bookOf(await selectFields(ctx.db, kind))
  const field = fields.find((one) => one.id === id) ?? fail('record.not_found')
  refuseUsed(
    ctx,
    field,
    fields.filter((one) => one.id !== id),
  )
  await updateField(ctx.db, id, { retiredAt: ctx.now, retiredBy: ctx.actor.id })
  await tell(ctx, field, 'own_field.retired')
}

/** Brings a retired field back with its values. Throws `own_field.not_retired`, `own_field.name_taken`, `own_field.too_many`. */
export async function restoreOwnField(ctx: Ctx, { id }: Input<typeof ownFields.restore>): Promise<OwnField> {
  const { kind } = (await findField(ctx.db, id)) ?? fail('record.not_found')
  await lockKind(ctx.db, kind)
  const all = await selectFields(ctx.db, kind)
  const { fields } = bookOf(all)
  const field = all.find((one) => one.id === id) ?? fail('record.not_found')
  if (field.retiredAt === null) fail('own_field.not_retired')
  if (fields.length >= mostOwnFields) fail('own_field.too_many')
  if (fields.some(({ name }) => name === field.name)) fail('own_field.name_taken')
  const restored = await updateField(ctx.db, id, { retiredAt: null, retiredBy: null })
  await tell(ctx, field, 'own_field.restored')
  return fieldOf(ctx.actor, restored)
}

/** Throws `own_field.used_in_formula` when another field's formula needs this one as it is. */
export function refuseUsed(ctx: Ctx, { key }: StoredField, others: readonly StoredField[]): void {
  const user = others.find(({ formula }) => formula !== null && usedBy(formula).includes(key))
  if (user)
    fail('own_field.used_in_formula', {
      fields: { formula: { 'zh-CN': `用在“${user.name}”里`, en: `used in “${user.name}”` }[ctx.locale] },
    })
}

const tell = (ctx: Ctx, { id, kind }: StoredField, type: 'own_field.retired' | 'own_field.restored') =>
  emitForCompany(ctx, { type, subject: { type: 'own_field', id }, data: { kind } }, everybody)
