import type { OwnValues } from '@zhike/contract/own-fields'
import { readWritten } from '../own-fields/own-fields.ts'
import type { Fault } from './faults.ts'
import type { GatheringJob } from './gathering.ts'
import { ownColumn } from './own-columns.ts'
import type { CellOf } from './rows.ts'

/** The own values of a row; an empty cell is not given. */
export function readOwnCells(
  { own: { fields, people }, now, dayOrder }: Pick<GatheringJob, 'own' | 'now' | 'dayOrder'>,
  cell: CellOf,
): { readonly values: OwnValues } | Fault {
  const values: OwnValues = {}
  for (const field of fields) {
    const text = cell(ownColumn(field.key))
    if (text === '') continue
    const read = readWritten(field, text, { people, now, dayOrder })
    if ('fault' in read) return { column: ownColumn(field.key), label: field.name, text: read.fault }
    if (read.value !== null) values[field.key] = read.value
  }
  return { values }
}
