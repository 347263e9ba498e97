import type { UndoRow } from '@zhike/contract/imports'
import type { Verdict } from '../customers/customers.ts'
import type { StoredEffect } from './imports.tables.ts'

type Judged = Verdict & Pick<StoredEffect, 'customerId' | 'subjectType' | 'label'>

/** What becomes of an effect, as answers show it. */
export const rowOf = (judged: Judged, customerName: string): UndoRow => ({
  what: judged.subjectType as UndoRow['what'],
  label: judged.label,
  customer: { id: judged.customerId, name: customerName },
  outcome: judged.outcome,
  because: judged.because,
  fields: [...judged.fields],
  keptFields: [...judged.keptFields],
})

/** How many go which way. */
export function countVerdicts(verdicts: readonly Verdict[]): Record<Verdict['outcome'], number> {
  const count = (wanted: Verdict['outcome']) => verdicts.filter(({ outcome }) => outcome === wanted).length
  return { removed: count('removed'), put_back: count('put_back'), kept: count('kept') }
}
