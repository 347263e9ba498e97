import type { Input, Output } from '@zhike/contract/endpoint'
import type { OwnField, ownFields } from '@zhike/contract/own-fields'
import type { Actor } from '../platform/actor.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { countValues, findField, selectFields } from './own-fields.queries.ts'
import type { StoredField } from './own-fields.tables.ts'
import { isVisibleFormula } from './showing.ts'
import { mayEdit, maySee } from './visibility.ts'

/**
 * The fields in use, or the retired ones, in order. Whoever keeps the settings sees all of them; everybody else those
 * that the own role may see, and no retired ones.
 */
export async function listOwnFields(
  ctx: Ctx,
  { kind, retired }: Input<typeof ownFields.list>,
): Promise<Output<typeof ownFields.list>> {
  const keeper = ctx.actor.permissions.has('settings.manage')
  if (retired !== undefined && !keeper) return fail('permission.missing')
  const rows = await selectFields(ctx.db, kind)
  const wanted = rows.filter(({ retiredAt }) => (retiredAt === null) === (retired === undefined))
  const seen = keeper ? wanted : wanted.filter((field) => isShown(ctx.actor, field, rows))
  return { items: seen.map((field) => fieldOf(ctx.actor, field)) }
}

/** How many values a field holds, over all customers. Throws `record.not_found`. */
export async function countOwnValues(
  ctx: Ctx,
  { id }: Input<typeof ownFields.usage>,
): Promise<Output<typeof ownFields.usage>> {
  const field = (await findField(ctx.db, id)) ?? fail('record.not_found')
  return { values: (await countValues(ctx.db, field, field.type)).held }
}

function isShown(actor: Actor, field: StoredField, rows: readonly StoredField[]): boolean {
  if (field.formula === null) return maySee(actor, field)
  const inUse = rows.filter(({ kind, retiredAt }) => kind === field.kind && retiredAt === null)
  return isVisibleFormula(actor, field, new Map(inUse.map((one) => [one.key, one])))
}

/** A field as answers show it. */
export function fieldOf(actor: Actor, row: StoredField): OwnField {
  const { isUnique, createdAt: _, retiredBy: __, retiredAt, ...field } = row
  return {
    ...field,
    unique: isUnique,
    editable: mayEdit(actor, row),
    retiredAt: retiredAt?.toISOString() ?? null,
  }
}
