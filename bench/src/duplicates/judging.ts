import type { Labelled } from './people.ts'

/** A pair that a scan found, by the places of the records in the set. */
export interface Found {
  readonly left: number
  readonly right: number
  readonly band: 'automatic' | 'review'
}

export interface Judgement {
  readonly truePairs: number
  /** Of pairs in the automatic band, how many are one customer. */
  readonly precision: number
  readonly reviewPrecision: number
  /** Of true pairs, how many stand in one of the bands. */
  readonly recall: number
  /** Families, switchboards and whoever else is there to mislead, in the automatic band. */
  readonly trapped: number
  /** By what went wrong with a record: true pairs, and the shares of them in the automatic band and in both. */
  readonly kinds: readonly (readonly [how: string, pairs: number, automatic: number, both: number])[]
}

/** Holds what was found against the labels. */
export function judge(records: readonly Labelled[], found: readonly Found[]): Judgement {
  const isTrue = ({ left, right }: { left: number; right: number }) => records[left]?.who === records[right]?.who
  const bands = new Map(
    found.map((pair) => [`${Math.min(pair.left, pair.right)} ${Math.max(pair.left, pair.right)}`, pair.band]),
  )
  const kinds = new Map<string, [number, number, number]>()
  let [truePairs, met] = [0, 0]
  for (const members of membersOf(records).values())
    for (const [at, left] of members.entries())
      for (const right of members.slice(at + 1)) {
        const band = bands.get(`${left} ${right}`)
        const how = howOf(records[left], records[right])
        const counts = kinds.get(how) ?? [0, 0, 0]
        kinds.set(how, [
          counts[0] + 1,
          counts[1] + Number(band === 'automatic'),
          counts[2] + Number(band !== undefined),
        ])
        truePairs++
        if (band) met++
      }
  const precisionOf = (band: Found['band']) => {
    const of = found.filter((pair) => pair.band === band)
    return of.length === 0 ? 1 : of.filter(isTrue).length / of.length
  }
  const isTrap = ({ left, right }: Found) => [left, right].some((at) => records[at]?.how.startsWith('trap'))
  return {
    truePairs,
    precision: precisionOf('automatic'),
    reviewPrecision: precisionOf('review'),
    recall: met / truePairs,
    trapped: found.filter((pair) => pair.band === 'automatic' && isTrap(pair) && !isTrue(pair)).length,
    kinds: [...kinds].map(([how, [pairs, automatic, both]]) => [how, pairs, automatic / pairs, both / pairs] as const),
  }
}

function membersOf(records: readonly Labelled[]): Map<string, number[]> {
  const members = new Map<string, number[]>()
  for (const [at, { who }] of records.entries()) {
    const known = members.get(who)
    if (known) known.push(at)
    else members.set(who, [at])
  }
  return members
}

function howOf(a: Labelled | undefined, b: Labelled | undefined): string {
  if (a?.how === 'first') return b?.how ?? ''
  return b?.how === 'first' ? (a?.how ?? '') : 'two records that both went wrong'
}
