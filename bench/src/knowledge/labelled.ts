import { readFileSync } from 'node:fs'

/** A question with its answer, and how people ask for it who have not read it. */
export interface Faq {
  readonly code: string
  readonly category: string
  readonly question: string
  readonly similar: readonly string[]
  readonly answer: string
  /** In other words. */
  readonly reworded: readonly string[]
  /** With typos, as they are heard, in traditional characters. */
  readonly noisy: readonly string[]
}

export type Kind = 'literal' | 'paraphrase' | 'no common word' | 'noisy' | 'near, out of scope' | 'far, out of scope'

/** What somebody asks, and the code of its answer; null when there is none. */
export interface Asked {
  readonly kind: Kind
  readonly text: string
  readonly code: string | null
}

const linesOf = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line): [sign: string, text: string] => [line.slice(0, 1), line.slice(2)])

/** The answers of a house, written before the matcher was and apart from it. */
export function faqsOf(house: string): Faq[] {
  const faqs: { -readonly [K in keyof Faq]: Faq[K] }[] = []
  for (const [sign, text] of linesOf(`${house}.txt`)) {
    const [code = '', category = ''] = text.split(' ')
    if (sign === '#') faqs.push({ code, category, question: '', similar: [], answer: '', reworded: [], noisy: [] })
    const faq = faqs.at(-1)
    if (!faq) continue
    if (sign === '问') faq.question = text
    else if (sign === '答') faq.answer = text
    else if (sign === '似') faq.similar = text.split('|')
    else if (sign === '换') faq.reworded = text.split('|')
    else if (sign === '噪') faq.noisy = text.split('|')
  }
  return faqs
}

/** Everything that is asked of a house. */
export function questionsFor(house: string): Asked[] {
  const beyond = linesOf(`${house}-beyond.txt`).map(
    ([sign, text]): Asked => ({ kind: sign === '近' ? 'near, out of scope' : 'far, out of scope', text, code: null }),
  )
  return [...faqsOf(house).flatMap(askedOf), ...beyond]
}

function askedOf(faq: Faq, at: number): Asked[] {
  const { code, question, similar, reworded, noisy } = faq
  const known = pairsOf([question, ...similar].join('|'))
  const asked = (kind: Kind, text: string): Asked => ({ kind, text, code })
  return [
    ...[question, ...similar].map((text) => asked('literal', text)),
    ...reworded.map((text) =>
      asked(pairsOf(text).some((pair) => known.includes(pair)) ? 'paraphrase' : 'no common word', text),
    ),
    ...noisy.map((text) => asked('noisy', text)),
    asked('noisy', distorted(question, at)),
  ]
}

/** Two characters in a row, without punctuation. */
function pairsOf(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((run) => Array.from(run, (one, at) => one + (run[at + 1] ?? '')).slice(0, -1))
}

const before = ['你好，请问一下', '麻烦问下', '那个，', '客服在吗？', '我想咨询一下，']
const after = ['？？', '，谢谢', '呢', '啊，急', '！']

/** A question as it is typed in haste: something said around it, and a character left out or two of them swapped. */
function distorted(question: string, at: number): string {
  const characters = Array.from(question)
  const place = 1 + ((at * 7) % (characters.length - 2))
  const [one = '', other = ''] = characters.slice(place, place + 2)
  characters.splice(place, 2, ...(at % 2 === 0 ? [other] : [other, one]))
  return (before[at % before.length] ?? '') + characters.join('') + (after[at % after.length] ?? '')
}
