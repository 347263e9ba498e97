import type { Customer, KeepableFact } from '@zhike/contract/customers'
import { keepableFacts } from '@zhike/contract/customers'
import type { DuplicatePair } from '@zhike/contract/duplicates'

/** What one of two customers says of a fact, so that it can be told whether they differ. */
const raw: Readonly<Record<KeepableFact, (customer: Customer) => string | null>> = {
  kind: ({ kind }) => kind,
  name: ({ name }) => name,
  stage: ({ stage }) => stage,
  gender: ({ gender }) => gender,
  birthday: ({ birthday }) => birthday && JSON.stringify(birthday),
  region: ({ region }) => region?.fullName ?? null,
  address: ({ addressMasked }) => addressMasked,
  industry: ({ industry }) => industry,
  occupation: ({ occupation }) => occupation,
  source: ({ source }) => source,
  creditGrade: ({ creditGrade }) => creditGrade,
  creditTermDays: ({ creditTermDays }) => (creditTermDays === null ? null : String(creditTermDays)),
  owner: ({ owner }) => owner?.name ?? null,
}

export type Side = 'left' | 'right'
export type Picks = Partial<Record<KeepableFact, Side>>

export interface FactRow {
  readonly fact: KeepableFact
  readonly left: string | null
  readonly right: string | null
  /** Both say something, and not the same: somebody has to choose. An address is masked, so it may differ always. */
  readonly differs: boolean
}

/** The facts of which at least one of the two says something. */
export const factRows = ({ left, right }: Pick<DuplicatePair, 'left' | 'right'>): FactRow[] =>
  keepableFacts
    .map((fact) => ({ fact, left: raw[fact](left), right: raw[fact](right) }))
    .filter((row) => row.left !== null || row.right !== null)
    .map((row) => ({
      ...row,
      differs: row.left !== null && row.right !== null && (row.left !== row.right || row.fact === 'address'),
    }))

/** From which side a fact comes: the chosen one, else who stays, else the one that has it. */
export const sideOf = (row: FactRow, stays: Side, picks: Picks): Side =>
  picks[row.fact] ?? (row[stays] === null ? (stays === 'left' ? 'right' : 'left') : stays)

/** What a merge is told: only what is not as it would be by itself. */
export function keepOf(
  rows: readonly FactRow[],
  stays: Side,
  picks: Picks,
): Partial<Record<KeepableFact, 'this' | 'other'>> {
  const chosen = rows.filter((row) => row.differs)
  return Object.fromEntries(chosen.map((row) => [row.fact, sideOf(row, stays, picks) === stays ? 'this' : 'other']))
}
