import type { Customer } from '@zhike/contract/customers'
import { isOrganisationName } from '../platform/text/company-core.ts'
import type { Columns } from './columns.ts'
import { isFault } from './faults.ts'
import { type CellOf, cellsOf, type Row } from './rows.ts'

/** As what a customer comes in, and whether only the name tells. */
export interface WrittenKind {
  readonly is: Customer['kind']
  readonly guessed: boolean
}

const person = '个人|个人客户|自然人|私人|散客|person|individual|private|p'
const organisation =
  '单位|企业|公司|机构|组织|法人|团体|单位客户|企业客户|公司客户|机构客户|集团客户|对公|organisation|organization|company|business|o'
const kinds = new Map<string, Customer['kind']>([
  ...person.split('|').map((word) => [word, 'person'] as const),
  ...organisation.split('|').map((word) => [word, 'organisation'] as const),
])

/** What a cell of the kind says; undefined for anything else. */
export const kindNamed = (cell: string): Customer['kind'] | undefined => kinds.get(cell.toLowerCase())

/** What a row says, or its credit code or name tells; undefined when the cell of the kind says something else. */
export function readKind(cell: CellOf): WrittenKind | undefined {
  if (cell('kind') !== '') {
    const is = kindNamed(cell('kind'))
    return is && { is, guessed: false }
  }
  const isOrganisation = cell('credit_code') !== '' || isOrganisationName(cell('name'))
  return { is: isOrganisation ? 'organisation' : 'person', guessed: true }
}

/** The same for a whole row, as far as it can be read. */
export function kindOfRow(columns: Columns, row: Row): WrittenKind | null {
  const cell = cellsOf(columns, row)
  return isFault(cell) ? null : (readKind(cell) ?? null)
}
