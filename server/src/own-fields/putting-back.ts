import { isDeepStrictEqual } from 'node:util'
import type { OwnValue, OwnValues } from '@zhike/contract/own-fields'
import type { Change } from '../platform/events/events.ts'
import type { FieldBook } from './field-books.ts'
import type { OwnDraft } from './folding.ts'
import { claimOf, type Register, type Taker } from './registers.ts'

interface FormerValue {
  readonly field: string
  readonly oldValue: unknown
  readonly newValue: unknown
}

/** Whose values are put back, and who has those that must be unique. */
interface Unique {
  readonly taker: Taker
  readonly register: Register
}

/** Whether the log of changes names an own field. */
export const isOwnChange = ({ field }: Pick<FormerValue, 'field'>): boolean => field.startsWith('custom.')

/**
 * Puts own values back to what they were before changes, where they stand as the changes left them and their field is
 * still there; gives which were kept. A value that must be unique and is somebody else's by now is not taken from them.
 */
export function putOwnValuesBack(
  { fields }: FieldBook,
  custom: OwnValues,
  former: readonly FormerValue[],
  unique?: Unique,
): { readonly own: OwnDraft; readonly kept: readonly string[] } {
  const values = { ...custom }
  const changes: Change[] = []
  const kept: string[] = []
  for (const { field, oldValue, newValue } of former.filter(isOwnChange)) {
    const known = fields.find(({ id }) => `custom.${id}` === field)
    const isSame = known && isDeepStrictEqual(values[known.key] ?? null, newValue)
    if (!isSame || (known.isUnique && isTaken(known, oldValue as OwnValue | null, unique))) {
      kept.push(field)
      continue
    }
    if (oldValue === null) delete values[known.key]
    else values[known.key] = oldValue as OwnValue
    changes.push({ field, old: newValue, new: oldValue })
  }
  return { own: { values, changes }, kept }
}

/** Whether somebody else has a former value; if not, it is the record's again. */
function isTaken({ id, key }: FieldBook['fields'][number], former: OwnValue | null, unique: Unique | undefined) {
  const claims = former === null ? [] : [{ key, ...claimOf(id, former) }]
  return unique?.register.take(unique.taker, { claims, released: [id] }) !== undefined
}
