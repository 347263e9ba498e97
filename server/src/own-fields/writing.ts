import { isDeepStrictEqual } from 'node:util'
import type { OwnValues } from '@zhike/contract/own-fields'
import { reasonText } from '@zhike/contract/reasons'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import type { Change } from '../platform/events/events.ts'
import type { FieldBook } from './field-books.ts'
import { findOwnFiles, takeUpOwnFiles } from './files.queries.ts'
import { type Fault, faults } from './value-faults.ts'
import { type ReadFor, type ReadValues, readValues } from './value-reading.ts'
import { type Claim, findHolder, findPersons, type Holder, registerClaims, releaseValues } from './values.queries.ts'

/** What own values are written to. */
export interface OwnRecord {
  readonly id: string
  readonly customerId: string
  /** Its kind, when the fields are told apart by it. */
  readonly is?: string
  /** What stands there now; undefined when it is only being made. */
  readonly existing?: OwnValues
  readonly asks?: ReadFor['asks']
  /**
   * The id under which the actor sees the record that holds a value; undefined when it is out of sight. The record's own
   * id means that the value is its own already, by a customer that was merged into it.
   */
  readonly shownAs: (holder: Holder) => Promise<string | undefined>
}

/** Own values as they are to be kept, and what changes by them; changes are named `custom.<id of the field>`. */
export interface WrittenValues {
  readonly custom: OwnValues
  readonly changes: readonly Change[]
}

/**
 * Reads given values by fields that were opened for writing in this transaction, and takes what must be unique. Throws `request.invalid` naming each field as `custom.<key>`; `own_field.taken` with the id of the record that
 * has a value, or `own_field.taken_hidden` when the actor does not see that one.
 */
export async function readOwnValues(
  ctx: Ctx,
  book: FieldBook,
  given: OwnValues,
  record: OwnRecord,
): Promise<WrittenValues> {
  const read = readValues(book, given, {
    actor: ctx.actor,
    is: record.is,
    existing: record.existing,
    asks: record.asks,
  })
  refuse(ctx, new Map([...read.faults, ...(await strangers(ctx, read)), ...(await foreignFiles(ctx, read, record))]))
  if (read.released.length > 0) await releaseValues(ctx.db, record.id, read.released)
  if (read.claims.length > 0) await claim(ctx, read.claims, record)
  return { custom: read.values, changes: read.changes }
}

/**
 * Reads values that many records are to be given, whatever of these fields each of them has: as they will be kept, null
 * where they are emptied. Throws `request.invalid` naming each field as `<at>.<key>`.
 */
export async function readSharedValues(ctx: Ctx, book: FieldBook, given: OwnValues, at: string): Promise<OwnValues> {
  const fields = book.fields.map((field) => ({ ...field, onlyFor: [] }))
  const read = readValues({ ...book, fields }, given, { actor: ctx.actor, existing: {} })
  const shared = read.claims.map(({ key }): [string, Fault] => [key, faults.uniqueMany])
  const files = read.files.map(({ key }): [string, Fault] => [key, faults.file])
  refuse(ctx, new Map([...read.faults, ...shared, ...files, ...(await strangers(ctx, read))]), at)
  return Object.fromEntries(Object.keys(given).map((key) => [key, read.values[key] ?? null]))
}

/** The kinds of records that lack one of the fields that are to be filled in. */
export function kindsWithout<K extends string>({ fields }: FieldBook, given: OwnValues, kinds: readonly K[]): K[] {
  const filled = fields.filter(({ key, onlyFor }) => onlyFor.length > 0 && (given[key] ?? null) !== null)
  return kinds.filter((kind) => filled.some(({ onlyFor }) => !onlyFor.includes(kind)))
}

/** Keys of the fields that a record would lack with what it is given. Pure. */
export const wantingValues = (book: FieldBook, given: OwnValues, reading: ReadFor): string[] =>
  [...readValues(book, given, reading).faults].flatMap(([key, fault]) => (fault === faults.required ? key : []))

function refuse(ctx: Ctx, wrong: ReadonlyMap<string, Fault>, at = 'custom'): void {
  if (wrong.size === 0) return
  fail('request.invalid', {
    fields: Object.fromEntries([...wrong].map(([key, fault]) => [`${at}.${key}`, fault[ctx.locale]])),
  })
}

async function strangers(ctx: Ctx, { persons }: ReadValues): Promise<[string, Fault][]> {
  if (persons.length === 0) return []
  const found = await findPersons(
    ctx.db,
    persons.map(({ id }) => id),
  )
  return persons.filter(({ id }) => !found.has(id)).map(({ key }) => [key, faults.person])
}

/** Files are named by what the store knows of them, and only where they were put. */
async function foreignFiles(ctx: Ctx, { files }: ReadValues, holder: OwnRecord): Promise<[string, Fault][]> {
  if (files.length === 0) return []
  const ids = files.map(({ file }) => file.id)
  const there = await findOwnFiles(ctx.db, holder, ids)
  const found = there.length > 0 ? await takeUpOwnFiles(ctx.db, holder, ids) : []
  const isKept = ({ fieldId, file }: ReadValues['files'][number]) =>
    found.some(({ fieldId: of, ...kept }) => of === fieldId && isDeepStrictEqual(kept, file))
  return files.filter((one) => !isKept(one)).map(({ key }) => [key, faults.file])
}

async function claim(ctx: Ctx, claims: readonly Claim[], { id, customerId, shownAs }: OwnRecord): Promise<void> {
  const entered = await registerClaims(ctx.db, claims, { holderId: customerId, recordId: id })
  for (const { key, ...taken } of claims.filter(({ fieldId }) => !entered.has(fieldId))) {
    const holder = await findHolder(ctx.db, taken)
    const existingId = holder && (await shownAs(holder))
    if (existingId === id) continue
    const reason = existingId === undefined ? 'own_field.taken_hidden' : 'own_field.taken'
    fail(reason, {
      fields: { [`custom.${key}`]: reasonText(reason, ctx.locale) },
      ...(existingId === undefined ? {} : { existingId }),
    })
  }
}
