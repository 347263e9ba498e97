import type { CauseKind } from '@zhike/contract/complaints'
import type { Sameness } from '@zhike/contract/improvements'
import { wordsOf } from '../knowledge/knowledge.ts'
import type { ComplaintFacts } from './facts.queries.ts'

/** By what complaints are alike. */
export interface Traits {
  readonly categoryId: string | null
  readonly sku: string | null
  readonly causeKinds: ReadonlySet<CauseKind>
  /** Those that say most of the matter come first. */
  readonly words: ReadonlySet<string>
  /** Those of them that only name the product. */
  readonly naming: ReadonlySet<string>
}

export function traitsOf({ categoryId, title, text, causeKinds, sku, productName, bought }: ComplaintFacts): Traits {
  // a title says last what the matter is
  const words = new Set([...[...wordsOf(title)].reverse(), ...wordsOf(text)])
  const product = sku === null ? meantProduct(words, bought) : { sku, name: productName ?? '' }
  const naming = wordsOf(product?.name ?? '')
  return { categoryId, sku: product?.sku ?? null, causeKinds: new Set(causeKinds), words, naming }
}

/**
 * The product that somebody means who names none: the one of what they bought whose name has most in common with their
 * words. Undefined when nothing has, or several have as much.
 */
export function meantProduct(words: ReadonlySet<string>, bought: ComplaintFacts['bought']) {
  const likeness = bought.map((product) => ({ product, shared: lengthOf(sharedBy(words, wordsOf(product.name))) }))
  const [best, second] = likeness.toSorted((a, b) => b.shared - a.shared)
  return best && best.shared > (second?.shared ?? 0) ? best.product : undefined
}

const sharedBy = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  [...others].filter((word) => some.has(word))
const lengthOf = (words: readonly string[]) => words.reduce((sum, word) => sum + word.length, 0)

/** Whether a complaint is one of these: it has everything that they have. Nothing is like them when nothing is said. */
export function isSame(traits: Traits, { categoryId, sku, causeKind, words }: Sameness): boolean {
  if (categoryId === null && sku === null && causeKind === null && words.length === 0) return false
  return (
    (categoryId === null || traits.categoryId === categoryId) &&
    (sku === null || traits.sku === sku) &&
    (causeKind === null || traits.causeKinds.has(causeKind)) &&
    words.every((word) => traits.words.has(word))
  )
}
