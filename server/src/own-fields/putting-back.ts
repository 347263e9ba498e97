import type { OwnValue } from '@zhike/contract/own-fields'
import type { Change } from '../platform/events/events.ts'
import type { FieldBook } from './field-books.ts'
import type { OwnDraft } from './folding.ts'
import { isOwnChange, type PutBackRecord, type Reclaiming, standingField } from './reclaiming.ts'

/**
 * Puts own values of a record back to what they were before changes, where they stand as the changes left them and their
 * field is still there; gives which were kept. A value that must be unique and is somebody else's by now is not taken from
 * them.
 */
export function putOwnValuesBack(
  book: FieldBook,
  { id, custom, former }: PutBackRecord,
  reclaiming: Reclaiming,
): { readonly own: OwnDraft; readonly kept: readonly string[] } {
  const values = { ...custom }
  const changes: Change[] = []
  const kept: string[] = []
  for (const change of former.filter(isOwnChange)) {
    const field = standingField(book, custom, change)
    if (!field || (field.isUnique && !reclaiming.mayTake(id, field.id))) {
      kept.push(change.field)
      continue
    }
    if (change.oldValue === null) delete values[field.key]
    else values[field.key] = change.oldValue as OwnValue
    changes.push({ field: change.field, old: change.newValue, new: change.oldValue })
  }
  return { own: { values, changes }, kept }
}
