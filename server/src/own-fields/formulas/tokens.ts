import { wrong } from './fault.ts'

export interface Token {
  readonly kind: 'number' | 'text' | 'field' | 'word' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}

const forms: readonly (readonly [Token['kind'], RegExp])[] = [
  ['number', /\d{1,12}(?:\.\d{1,6})?/y],
  ['text', /"[^"\n]{0,200}"/y],
  ['field', /\{(?:fact\.)?[a-z][a-z0-9_]{0,39}\}/y],
  ['word', /[a-z_]+|\p{Script=Han}+/uy],
  ['sign', /<>|<=|>=|!=|[-+*/×÷&=<>≠≤≥(),]/y],
]
const space = /\s+/y
/** What a Chinese keyboard writes for the same sign. */
const plain: Readonly<Record<string, string>> = {
  '×': '*',
  '÷': '/',
  '≠': '<>',
  '!=': '<>',
  '≤': '<=',
  '≥': '>=',
}
const wide: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '“': '"',
  '”': '"',
  '＋': '+',
  '－': '-',
  '＝': '=',
  '＜': '<',
  '＞': '>',
  '＆': '&',
}

/** The words of a formula; throws a FormulaFault at what is none. */
export function tokensOf(formula: string): Token[] {
  // one sign for one sign, so that places stay what people see
  const text = formula.replace(/[（），“”＋－＝＜＞＆]/g, (sign) => wide[sign] ?? sign)
  const tokens: Token[] = []
  let at = skip(text, 0)
  while (at < text.length) {
    const token = tokenAt(text, at)
    tokens.push({ ...token, text: plain[token.text] ?? token.text })
    at = skip(text, at + token.text.length)
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }]
}

function tokenAt(text: string, at: number): Token {
  for (const [kind, form] of forms) {
    form.lastIndex = at
    const found = form.exec(text)
    if (found) return { kind, text: found[0], at }
  }
  const strange = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return wrong(at, { 'zh-CN': `看不懂“${strange}”`, en: `“${strange}” means nothing here` })
}

function skip(text: string, at: number): number {
  space.lastIndex = at
  return at + (space.exec(text)?.[0].length ?? 0)
}
