import type { Input } from '@zhike/contract/endpoint'
import { mostOwnFields, type OwnField, type ownFields } from '@zhike/contract/own-fields'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { everybody } from '../platform/events/everybody.ts'
import { blank, definitionOf } from './definitions.ts'
import { bookOf } from './field-books.ts'
import { keyFromName } from './keys.ts'
import { fieldOf } from './listing.ts'
import { countValues, insertField, lockKind, registerValues, selectFields } from './own-fields.queries.ts'

/**
 * Adds a field, the last of its kind. Values that lie under the key already, from before there were fields, become its
 * values when all of them fit. Throws `own_field.name_taken`, `own_field.key_taken`, `own_field.values_differ`,
 * `own_field.values_repeat` and `own_field.too_many`.
 */
export async function createOwnField(ctx: Ctx, input: Input<typeof ownFields.create>): Promise<OwnField> {
  const { kind, key: wanted, ...given } = input
  await lockKind(ctx.db, kind)
  const all = await selectFields(ctx.db, kind)
  const { fields } = bookOf(all)
  if (fields.length >= mostOwnFields) fail('own_field.too_many')
  if (fields.some(({ name }) => name === given.name)) failAt(ctx, 'name', 'own_field.name_taken')
  const keys = new Set(all.map(({ key }) => key))
  if (wanted !== undefined && keys.has(wanted)) failAt(ctx, 'key', 'own_field.key_taken')
  const key = wanted ?? keyFromName(given.name, keys)
  const definition = definitionOf(ctx, { kind, key }, { ...blank, name: given.name, type: given.type }, given, fields)
  const { held, unfit } = await countValues(ctx.db, { kind, key }, given.type)
  if (unfit > 0) failAt(ctx, 'key', 'own_field.values_differ')
  const position = Math.max(-1, ...all.map((field) => field.position)) + 1
  const field = await insertField(ctx.db, {
    ...definition,
    id: uuidv7(ctx.now),
    kind,
    key,
    position,
    createdAt: ctx.now,
    retiredAt: null,
    retiredBy: null,
  })
  if (definition.isUnique && held > 0 && (await registerValues(ctx.db, field)) > 0)
    failAt(ctx, 'unique', 'own_field.values_repeat')
  await emitForCompany(
    ctx,
    { type: 'own_field.created', subject: { type: 'own_field', id: field.id }, data: { kind } },
    everybody,
  )
  return fieldOf(ctx.actor, field)
}
