import type { OwnFieldKind } from '@zhike/contract/own-fields'
import type { Ctx } from '../platform/ctx.ts'
import { selectFields, selectFieldsForWriting } from './own-fields.queries.ts'
import type { StoredField } from './own-fields.tables.ts'

/** The own fields of a kind as they stand, in order. */
export interface FieldBook {
  readonly fields: readonly StoredField[]
  /** Keys of retired fields: their values are kept and shown to nobody. */
  readonly retired: ReadonlySet<string>
}

/** The fields of a kind, read afresh: another process may have changed them a moment ago. One statement. */
export const ownFields = async (ctx: Pick<Ctx, 'db'>, kind: OwnFieldKind): Promise<FieldBook> =>
  bookOf(await selectFields(ctx.db, kind))

/** The same for whoever is about to write values: nobody changes the fields until the transaction is over. One statement. */
export const openOwnFields = async (ctx: Pick<Ctx, 'db'>, kind: OwnFieldKind): Promise<FieldBook> =>
  bookOf(await selectFieldsForWriting(ctx.db, kind))

/** As if there were none. */
export const noFields: FieldBook = { fields: [], retired: new Set() }

/** Stands among kinds of record for none of them. */
const noKind = 'none'

/**
 * The fields as somebody asks for some of them, by their keys, and requires these or not: the others are as if the record
 * did not have them. Pure.
 */
export const askFor = ({ fields, retired }: FieldBook, asked: ReadonlyMap<string, boolean>): FieldBook => ({
  retired,
  fields: fields.map((field) =>
    asked.has(field.key)
      ? { ...field, required: field.required || asked.get(field.key) === true }
      : { ...field, onlyFor: [noKind] },
  ),
})

/** The book with those required of which a form asks it; others can be written and are not required. Pure. */
export const requireBy = ({ fields, retired }: FieldBook, asked: ReadonlyMap<string, boolean>): FieldBook => ({
  retired,
  fields: fields.map((field) => ({
    ...field,
    required: asked.has(field.key) && (field.required || asked.get(field.key) === true),
  })),
})

/** The fields of one kind as a book. */
export const bookOf = (rows: readonly StoredField[]): FieldBook => ({
  fields: rows.filter(({ retiredAt }) => retiredAt === null),
  retired: new Set(rows.filter(({ retiredAt }) => retiredAt !== null).map(({ key }) => key)),
})
