import { wrong } from './fault.ts'
import { type FunctionName, functionNamed } from './functions.ts'
import { type Token, tokensOf } from './tokens.ts'

export type Operator = '+' | '-' | '*' | '/' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>='

/** A formula as it is worked out. */
export type Node =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'text'; readonly value: string; readonly at: number }
  | { readonly kind: 'field'; readonly key: string; readonly at: number }
  | { readonly kind: 'minus'; readonly of: Node; readonly at: number }
  | { readonly kind: 'pair'; readonly sign: Operator; readonly left: Node; readonly right: Node; readonly at: number }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly given: readonly Node[]; readonly at: number }

/** Signs by how firmly they bind, loosest first. */
const levels: readonly (readonly string[])[] = [['=', '<>', '<', '<=', '>', '>='], ['&'], ['+', '-'], ['*', '/']]
const mostDeep = 24
const mostParts = 200

/** Reads a formula; throws a FormulaFault that says where and why not. */
export function parseFormula(formula: string): Node {
  const tokens = tokensOf(formula)
  if (tokens.length > mostParts) wrong(0, { 'zh-CN': '公式太长', en: 'the formula is too long' })
  const reader = new Reader(tokens)
  const node = reader.readLevel(0, 0)
  const { kind, text, at } = reader.next
  return kind === 'end' ? node : wrong(at, { 'zh-CN': `“${text}”放错了地方`, en: `“${text}” is out of place` })
}

class Reader {
  #place = 0
  readonly #tokens: readonly Token[]

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  get next(): Token {
    return this.#tokens[this.#place] ?? { kind: 'end', text: '', at: 0 }
  }

  readLevel(level: number, depth: number): Node {
    const signs = levels[level]
    if (depth > mostDeep) return wrong(this.next.at, { 'zh-CN': '括号套得太深', en: 'it is nested too deeply' })
    if (!signs) return this.#readOne(depth)
    let left = this.readLevel(level + 1, depth)
    while (this.next.kind === 'sign' && signs.includes(this.next.text)) {
      const { text, at } = this.#take()
      left = { kind: 'pair', sign: text as Operator, left, right: this.readLevel(level + 1, depth), at }
    }
    return left
  }

  #readOne(depth: number): Node {
    const { kind, text, at } = this.#take()
    if (kind === 'number') return { kind, value: Number(text), at }
    if (kind === 'text') return { kind, value: text.slice(1, -1), at }
    if (kind === 'field') return { kind, key: text.slice(1, -1), at }
    if (kind === 'word') return this.#readCall(text, at, depth)
    if (text === '-') return { kind: 'minus', of: this.readLevel(levels.length, depth + 1), at }
    if (text !== '(') return wrong(at, { 'zh-CN': '这里少了内容', en: 'something is missing here' })
    const inside = this.readLevel(0, depth + 1)
    this.#expect(')')
    return inside
  }

  #readCall(word: string, at: number, depth: number): Node {
    const name =
      functionNamed(word) ?? wrong(at, { 'zh-CN': `没有函数“${word}”`, en: `there is no function “${word}”` })
    this.#expect('(')
    const given: Node[] = []
    while (this.next.text !== ')') {
      if (given.length > 0) this.#expect(',')
      given.push(this.readLevel(0, depth + 1))
    }
    this.#expect(')')
    return { kind: 'call', name, given, at }
  }

  #take(): Token {
    const token = this.next
    this.#place++
    return token
  }

  #expect(sign: string): void {
    const { text, at } = this.#take()
    if (text !== sign) wrong(at, { 'zh-CN': `这里少了“${sign}”`, en: `“${sign}” is missing here` })
  }
}
