import type { Likeness, Question } from './likeness.ts'

/**
 * Weights of a logistic regression over the questions of `bench/src/knowledge`, those that have an answer against those
 * that have none; the limit lets one in twenty of the latter through.
 */
const weights = { constant: -3.5, score: 1.5, asked: 1.45, answered: 1.5, lead: 0.9, known: 0.55, said: 1.8 }
const limit = 0.3

/** So many cells explained are as good as more. */
const enough = 6

/** Whether the best of what was found is surely what is asked for. */
export function isConfident(
  question: Question,
  [best, next]: readonly { readonly score: number; readonly likeness: Likeness }[],
  known: number,
): boolean {
  if (!best) return false
  const { asked, answered } = best.likeness
  const said = question.factors.filter((factor) => factor > 0.4).length * asked
  return (
    weights.constant +
      weights.score * best.score +
      weights.asked * asked +
      weights.answered * answered +
      weights.lead * (best.score - (next?.score ?? 0)) +
      weights.known * known +
      (weights.said * Math.min(said, enough)) / enough >
    limit
  )
}
