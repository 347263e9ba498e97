import type { OwnFieldKind } from '@zhike/contract/own-fields'
import type { Ctx } from '../platform/ctx.ts'
import { type FieldBook, openOwnFields, ownFields } from './field-books.ts'
import type { StoredField } from './own-fields.tables.ts'
import { listColleagues } from './values.queries.ts'
import { mayEdit } from './visibility.ts'

/** Own fields as a file fills them; it can be sent to another thread. */
export interface OwnCells {
  readonly book: FieldBook
  /** Those that the actor may fill in by a file. */
  readonly fields: readonly StoredField[]
  readonly people: ReadonlyMap<string, string>
  /** Another when a field was changed. */
  readonly stamp: string
}

/** A field was added, changed or retired while a file was being read by the former ones. */
export class FieldsChanged extends Error {
  override name = 'FieldsChanged'
}

/**
 * The own fields of a kind for an import: but for formulas and files. What not everybody may write, or no file can bring, is
 * not required of a file.
 */
export async function openOwnCells(ctx: Ctx, kind: OwnFieldKind): Promise<OwnCells> {
  const book = await ownFields(ctx, kind)
  const isFillable = ({ type }: StoredField) => type !== 'formula' && type !== 'file'
  const fields = book.fields.filter((field) => isFillable(field) && mayEdit(ctx.actor, field))
  const isAsked = (field: StoredField) =>
    field.required && isFillable(field) && field.editedBy === null && field.shownTo === null
  return {
    book: { ...book, fields: book.fields.map((field) => ({ ...field, required: isAsked(field) })) },
    fields,
    people: fields.some(({ type }) => type === 'person') ? await listColleagues(ctx.db) : new Map(),
    stamp: stampOf(book),
  }
}

/** Keeps the fields as they are until the end of the transaction. Throws FieldsChanged when they are not what they were. */
export async function holdOwnFields(ctx: Ctx, kind: OwnFieldKind, stamp: string): Promise<void> {
  if (stampOf(await openOwnFields(ctx, kind)) !== stamp) throw new FieldsChanged()
}

const stampOf = ({ fields }: FieldBook) => fields.map(({ id, version }) => `${id}:${version}`).join()
