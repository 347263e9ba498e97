import type { Line } from '../table.ts'
import type { Query } from './queries.ts'

/** A query with the titles that came, best first. */
export interface Answered extends Query {
  readonly titles: readonly string[]
}

export interface Figures {
  readonly queries: number
  readonly at1: number
  readonly at10: number
  /** Mean of 1 / place of the first right one. */
  readonly mrr: number
}

/** How good the answers to queries were. */
export function figuresOf(answers: readonly Answered[]): Figures {
  const places = answers.map(({ titles, right }) => titles.findIndex((title) => right.has(title)) + 1)
  const share = (fits: (place: number) => boolean) => places.filter(fits).length / places.length
  return {
    queries: answers.length,
    at1: share((place) => place === 1),
    at10: share((place) => place > 0 && place <= 10),
    mrr: places.reduce((sum, place) => sum + (place > 0 ? 1 / place : 0), 0) / places.length,
  }
}

export const sayFigures = ({ queries, at1, at10, mrr }: Figures): string =>
  `${at1.toFixed(3)} first, ${at10.toFixed(3)} among ten, MRR ${mrr.toFixed(3)}, of ${queries}`

/** What a set as a whole must reach. */
export const lineOf = (asker: string, figures: Figures): Line => ({
  work: `search of a labelled set, ${asker}`,
  measured: sayFigures(figures),
  bar: '≥ 0.98 among ten, MRR ≥ 0.93',
  met: figures.at10 >= 0.98 && figures.mrr >= 0.93,
})
