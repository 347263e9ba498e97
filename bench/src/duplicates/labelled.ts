import { companyTrap, companyTwice } from './companies.ts'
import { diceFrom } from './dice.ts'
import { leavesATrace, noises } from './noise.ts'
import { careful, type Labelled, realPerson } from './people.ts'
import { traps } from './traps.ts'
import { minorities } from './words.ts'

/** How much of what a set has. */
export interface Mix {
  readonly seed: number
  /** People who are there once. */
  readonly singles: number
  /** People who are there twice, or three times. */
  readonly doubled: number
  readonly companies: number
  readonly traps: number
  /** How often each way of going wrong occurs, where it is not as often as the others. */
  readonly weights: Readonly<Record<string, number>>
}

/**
 * Customers with the truth of who is who, written from how Chinese data go wrong and without a look at the matcher: no
 * rule of it is used here.
 */
export function labelledSet(mix: Mix): Labelled[] {
  const dice = diceFrom(mix.seed)
  const records: Labelled[] = []
  const kinds = Object.keys(noises).flatMap((how) => Array.from({ length: mix.weights[how] ?? 1 }, () => how))
  for (let i = 0; i < mix.singles; i++)
    records.push({ ...careful(dice, realPerson(dice)), who: `single ${i}`, how: 'single' })
  for (let i = 0; i < mix.doubled; i++) {
    const real = realPerson(dice)
    const first = careful(dice, real)
    records.push({ ...first, who: `person ${i}`, how: 'first' })
    for (let again = dice.chance(0.1) ? 2 : 1; again > 0; again--) {
      let how = dice.pick(kinds)
      while (!leavesATrace(how, first)) how = dice.pick(kinds)
      const noisy = noises[how]
      if (noisy) records.push({ ...noisy(dice, real, first), who: `person ${i}`, how })
    }
  }
  for (const [i, [one, other]] of minorities.entries())
    for (let copy = 0; copy < 12; copy++) {
      const real = { ...careful(dice, realPerson(dice)), who: `minority ${i} ${copy}` }
      records.push(
        { ...real, name: one, how: 'first' },
        {
          name: dice.pick([other, one.replace('·', ''), one.replace('·', '•')]),
          phones: real.phones,
          who: real.who,
          how: 'name in another spelling',
        },
      )
    }
  for (let i = 0; i < mix.companies; i++) records.push(...companyTwice(dice, i))
  for (let i = 0; i < mix.traps; i++) records.push(...dice.pick(traps)(dice, i))
  for (let i = 0; i < mix.traps / 4; i++) records.push(...companyTrap(dice, i))
  return shuffled(records, dice.next)
}

function shuffled<T>(items: T[], next: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    ;[items[i], items[j]] = [items[j] as T, items[i] as T]
  }
  return items
}

/** Two sets that differ in what goes wrong how often: what only suits the first shows in the second. */
export const mixes: Readonly<Record<string, Mix>> = {
  everyday: {
    seed: 20_260_301,
    singles: 11_000,
    doubled: 3_000,
    companies: 700,
    traps: 1_200,
    weights: { 'same name, phone written otherwise': 3, 'honorific instead of given name': 2 },
  },
  neglected: {
    seed: 77_041_9,
    singles: 9_000,
    doubled: 3_600,
    companies: 900,
    traps: 2_000,
    weights: {
      'one digit of the phone wrong': 2,
      'name in letters': 2,
      'new phone, same name and address in another style': 2,
      'another character that sounds alike': 2,
    },
  },
}
