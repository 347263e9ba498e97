import { isDeepStrictEqual } from 'node:util'
import type { OwnValue, OwnValues } from '@zhike/contract/own-fields'
import { batchOf } from '../platform/db/batches.ts'
import type { FieldBook } from './field-books.ts'
import type { StoredField } from './own-fields.tables.ts'
import { type ClaimBatch, claimShape, entryShape, type RegisterBatches, releaseShape } from './registers.queries.ts'
import { claimOf, keyOf, type Taken } from './registers.ts'

/** What a change made of a field, and what stood there before. */
export interface FormerValue {
  readonly field: string
  readonly oldValue: unknown
  readonly newValue: unknown
}

/** A record as it stands, whose values are to go back to what they were. */
export interface PutBackRecord {
  readonly id: string
  readonly customerId: string
  readonly custom: OwnValues
  readonly former: readonly FormerValue[]
}

/** Which values that must be unique go back, of many records at once. */
export interface Reclaiming {
  /** Whether a field of a record gets its former value: nobody keeps it who is not giving it up by the same step. */
  mayTake(recordId: string, fieldId: string): boolean
  /** What has to be written for it. */
  pack(): RegisterBatches
}

/** Whether the log of changes names an own field. */
export const isOwnChange = ({ field }: Pick<FormerValue, 'field'>): boolean => field.startsWith('custom.')

/** The field that a change names, where the value is still what the change left. */
export const standingField = (
  { fields }: FieldBook,
  custom: OwnValues,
  { field, newValue }: FormerValue,
): StoredField | undefined =>
  fields.find(({ id, key }) => `custom.${id}` === field && isDeepStrictEqual(custom[key] ?? null, newValue))

interface Wish {
  readonly recordId: string
  readonly holderId: string
  readonly fieldId: string
  /** The value as the registry has it; null when there was none. */
  readonly value: string | null
}

const wishesOf = (book: FieldBook, records: readonly PutBackRecord[]): Wish[] =>
  records.flatMap(({ id: recordId, customerId: holderId, custom, former }) =>
    former.flatMap((change): Wish[] => {
      const field = standingField(book, custom, change)
      if (!field?.isUnique) return []
      const old = change.oldValue as OwnValue | null
      return [{ recordId, holderId, fieldId: field.id, value: old === null ? null : claimOf(field.id, old).value }]
    }),
  )

/** The former values that must be unique, as a question: who has them. */
export const formerClaims = (book: FieldBook, records: readonly PutBackRecord[]): ClaimBatch =>
  batchOf(
    claimShape,
    wishesOf(book, records).flatMap(({ fieldId, value }) => (value === null ? [] : [{ fieldId, value }])),
  )

/**
 * Decides which of these values go back. They do so at once: what a file passed on from one record to another, or exchanged
 * between them, goes back to both, and neither does where one of them cannot.
 */
export function openReclaiming(
  book: FieldBook,
  records: readonly PutBackRecord[],
  taken: readonly Taken[],
): Reclaiming {
  const holders = new Map(taken.map((one) => [keyOf(one), one]))
  const holderOf = ({ fieldId, value }: Wish) => (value === null ? undefined : holders.get(keyOf({ fieldId, value })))
  const granted = new Map(wishesOf(book, records).map((wish) => [placeOf(wish), wish]))
  const isFree = (wish: Wish) => {
    const holder = holderOf(wish)
    return !holder || holder.shownBy === wish.recordId || granted.has(placeOf(holder))
  }
  let before: number
  do {
    before = granted.size
    for (const [place, wish] of granted) if (!isFree(wish)) granted.delete(place)
  } while (granted.size < before)
  // what is shown by the record is its own, though it lies with a member of its group
  const lies = (wish: Wish) => {
    const holder = holderOf(wish)
    return holder?.shownBy === wish.recordId && holder.recordId !== wish.recordId
  }
  return {
    mayTake: (recordId, fieldId) => granted.has(placeOf({ recordId, fieldId })),
    pack: () => {
      const wishes = [...granted.values()]
      const claims = wishes.flatMap(({ value, ...wish }) =>
        value === null || lies({ ...wish, value }) ? [] : [{ ...wish, value }],
      )
      return { released: batchOf(releaseShape, wishes), claims: batchOf(entryShape, claims) }
    },
  }
}

const placeOf = ({ recordId, fieldId }: Pick<Wish, 'recordId' | 'fieldId'>) => `${recordId} ${fieldId}`
