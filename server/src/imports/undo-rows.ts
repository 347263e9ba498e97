import type { UndoRow } from '@zhike/contract/imports'
import type { Verdict } from '../customers/customers.ts'

/** What an import did to one thing, and what becomes of it. */
export interface Judged extends Verdict {
  readonly what: UndoRow['what']
  readonly subjectId: string
  readonly label: string
  /** Null where it belongs to no customer. */
  readonly customerId: string | null
}

/** The same, as answers show it. */
export const rowOf = (
  { what, label, outcome, because, fields, keptFields }: Omit<Judged, 'customerId' | 'subjectId'>,
  customer: UndoRow['customer'],
): UndoRow => ({ what, label, customer, outcome, because, fields: [...fields], keptFields: [...keptFields] })

/** How many go which way. */
export function countVerdicts(verdicts: readonly Verdict[]): Record<Verdict['outcome'], number> {
  const count = (wanted: Verdict['outcome']) => verdicts.filter(({ outcome }) => outcome === wanted).length
  return { removed: count('removed'), put_back: count('put_back'), kept: count('kept') }
}
