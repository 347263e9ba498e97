import type { OwnValues } from '@zhike/contract/own-fields'
import { systemActor } from '../platform/actor.ts'
import type { Change } from '../platform/events/events.ts'
import type { FieldBook } from './field-books.ts'
import type { Register, Taker } from './registers.ts'
import type { OwnFault } from './value-faults.ts'
import { readValues } from './value-reading.ts'

/** Own values as the rows of a file make them, one after the other, and what changes by that. */
export interface OwnDraft {
  readonly values: OwnValues
  readonly changes: readonly Change[]
}

interface Standing {
  /** The kind of customer; undefined for orders. */
  readonly is: string | undefined
  /** What stands there now; undefined for what is only being made. */
  readonly existing: OwnValues | undefined
  /** What earlier rows made of it. */
  readonly draft: OwnDraft | null
  /** Who gets the values, and who has those that must be unique. */
  readonly taker: Taker
  readonly register: Register
}

/** Gives what rows bring to what is there already. Pure: who gave the file was asked for their rights before. */
export function foldOwnValues(
  book: FieldBook,
  given: OwnValues,
  { is, existing, draft, taker, register }: Standing,
): OwnDraft | OwnFault | null {
  if (book.fields.length === 0) return draft
  const read = readValues(book, given, { actor: systemActor, is, existing: draft?.values ?? existing })
  const [fault] = read.faults
  if (fault)
    return { key: fault[0], name: book.fields.find(({ key }) => key === fault[0])?.name ?? fault[0], text: fault[1] }
  const taken = register.take(taker, read)
  if (taken) return taken
  const first = new Map(draft?.changes.map((change) => [change.field, change]))
  for (const change of read.changes)
    first.set(change.field, { ...change, old: (first.get(change.field) ?? change).old })
  return { values: read.values, changes: [...first.values()] }
}

export const isOwnFault = (folded: OwnDraft | OwnFault | null): folded is OwnFault => folded !== null && 'key' in folded
