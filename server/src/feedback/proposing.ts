import type { Feedback, FeedbackTheme } from '@zhike/contract/feedback'
import { meantProduct } from '../improvements/improvements.ts'
import { wordsOf } from '../knowledge/knowledge.ts'

type Proposal = NonNullable<Feedback['proposedTheme']>
interface Colleague {
  readonly id: string
  readonly name: string
}

/** The theme whose words a text has most of, and which those are; null when it has none, or of several as many. */
export function proposeTheme(text: string, themes: readonly FeedbackTheme[]): Proposal | null {
  const said = wordsOf(text)
  const isSaid = (word: string) => text.includes(word) || [...wordsOf(word)].some((meaning) => said.has(meaning))
  const found = themes.map(({ id, name, words }) => ({ id, name, because: words.filter(isSaid) }))
  const [best, second] = found.toSorted((a, b) => b.because.length - a.because.length)
  return best && best.because.length > (second?.because.length ?? 0) ? best : null
}

/** The product, of what the customer bought, whose name a text has most of, and by which words; null when it has none. */
export function proposeProduct(
  text: string,
  bought: readonly { readonly sku: string; readonly name: string }[],
): Feedback['proposedProduct'] {
  const said = wordsOf(text)
  const meant = meantProduct(said, bought)
  return meant ? { ...meant, because: [...wordsOf(meant.name)].filter((word) => said.has(word)) } : null
}

/** As customers call somebody whose name they know by half. */
const titles = ['师傅', '老师', '工程师', '经理', '客服', '店长', '先生', '女士', '小姐', '姐', '哥']

/** Colleagues whom a text names: whole, or by surname and title when only one has that surname. */
export function proposePraised(text: string, colleagues: readonly Colleague[]): Feedback['proposedPraised'] {
  const sharing = Map.groupBy(colleagues, ({ name }) => name.slice(0, 1))
  return colleagues.flatMap(({ id, name }) => {
    if (name.length > 1 && text.includes(name)) return [{ id, name, because: [name] }]
    const surname = name.slice(0, 1)
    const called = titles.map((title) => surname + title).find((word) => text.includes(word))
    return called && sharing.get(surname)?.length === 1 ? [{ id, name, because: [called] }] : []
  })
}
