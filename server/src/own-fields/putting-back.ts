import { isDeepStrictEqual } from 'node:util'
import type { OwnValue, OwnValues } from '@zhike/contract/own-fields'
import type { Change } from '../platform/events/events.ts'
import type { FieldBook } from './field-books.ts'
import type { OwnDraft } from './folding.ts'

interface FormerValue {
  readonly field: string
  readonly oldValue: unknown
  readonly newValue: unknown
}

/** Whether the log of changes names an own field. */
export const isOwnChange = ({ field }: Pick<FormerValue, 'field'>): boolean => field.startsWith('custom.')

/**
 * Puts own values back to what they were before changes, where they stand as the changes left them and their field is
 * still there; gives which were kept.
 */
export function putOwnValuesBack(
  { fields }: FieldBook,
  custom: OwnValues,
  former: readonly FormerValue[],
): { readonly own: OwnDraft; readonly kept: readonly string[] } {
  const values = { ...custom }
  const changes: Change[] = []
  const kept: string[] = []
  for (const { field, oldValue, newValue } of former.filter(isOwnChange)) {
    const key = fields.find(({ id }) => `custom.${id}` === field)?.key
    if (key === undefined || !isDeepStrictEqual(values[key] ?? null, newValue)) {
      kept.push(field)
      continue
    }
    if (oldValue === null) delete values[key]
    else values[key] = oldValue as OwnValue
    changes.push({ field, old: newValue, new: oldValue })
  }
  return { own: { values, changes }, kept }
}
