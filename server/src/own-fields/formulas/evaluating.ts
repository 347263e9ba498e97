import * as z from 'zod'
import type { FunctionName } from './functions.ts'
import type { Node, Operator } from './parsing.ts'

/** What a formula works with: numbers, money in 分, text, days as `YYYY-MM-DD`, truths; null is empty. */
export type FormulaValue = number | string | boolean | null
/** What a name in braces stands for in one record. */
export type ValueAt = (key: string) => FormulaValue

const mostText = 5000

/** Works a checked formula out. What is empty makes the result empty, but for `if`, `empty` and `&`; so does a division by nothing. */
export function evaluate(node: Node, valueAt: ValueAt, today: string): FormulaValue {
  const of = (one: Node) => evaluate(one, valueAt, today)
  if (node.kind === 'number' || node.kind === 'text') return node.value
  if (node.kind === 'field') return valueAt(node.key)
  if (node.kind === 'minus') return numeric([of(node.of)], ([x = 0]) => -x)
  if (node.kind === 'pair') return pair(node.sign, of(node.left), of(node.right))
  if (node.name === 'if') {
    const [condition, whenSo, whenNot] = node.given as readonly [Node, Node, Node]
    return of(condition) === true ? of(whenSo) : of(whenNot)
  }
  return node.name === 'today' ? today : call(node.name, node.given.map(of))
}

function pair(sign: Operator, left: FormulaValue, right: FormulaValue): FormulaValue {
  if (sign === '&') return `${left ?? ''}${right ?? ''}`.slice(0, mostText)
  if (left === null || right === null) return null
  if (sign in comparisons) return comparisons[sign as keyof typeof comparisons](left, right)
  if (typeof left === 'string') return daysBetween(String(right), left)
  return numeric([left, right], ([x = 0, y = 0]) => arithmetic[sign as keyof typeof arithmetic](x, y))
}

const comparisons = {
  '=': (x: FormulaValue, y: FormulaValue) => x === y,
  '<>': (x: FormulaValue, y: FormulaValue) => x !== y,
  '<': (x: number | string | boolean, y: number | string | boolean) => x < y,
  '<=': (x: number | string | boolean, y: number | string | boolean) => x <= y,
  '>': (x: number | string | boolean, y: number | string | boolean) => x > y,
  '>=': (x: number | string | boolean, y: number | string | boolean) => x >= y,
}

const arithmetic = {
  '+': (x: number, y: number) => x + y,
  '-': (x: number, y: number) => x - y,
  '*': (x: number, y: number) => x * y,
  '/': (x: number, y: number) => x / y,
}

function call(name: FunctionName, given: readonly FormulaValue[]): FormulaValue {
  if (name === 'empty') return given[0] === null || given[0] === ''
  if (name === 'and') return given.every((value) => value === true)
  if (name === 'or') return given.some((value) => value === true)
  if (name === 'not') return given[0] !== true
  if (given.includes(null)) return null
  if (name === 'contains') return String(given[0]).includes(String(given[1]))
  if (name === 'days') return daysBetween(String(given[0]), String(given[1]))
  if (name === 'date') return dayOf(String(given[0]))
  if (name === 'year') return Number(String(given[0]).slice(0, 4))
  if (name === 'min' || name === 'max') return extreme(name, given)
  if (name === 'yuan') return numeric(given, ([x = 0]) => Math.round(x * 100))
  return numeric(given, ([x = 0, places = 0]) => roundTo(x, places))
}

function extreme(name: 'min' | 'max', given: readonly FormulaValue[]): FormulaValue {
  const inOrder = (given as readonly (number | string)[]).toSorted((x, y) => (x < y ? -1 : x > y ? 1 : 0))
  return inOrder.at(name === 'min' ? 0 : -1) ?? null
}

function numeric(given: readonly FormulaValue[], work: (numbers: readonly number[]) => number): FormulaValue {
  if (given.includes(null)) return null
  const result = work(given as readonly number[])
  return Number.isFinite(result) && Math.abs(result) <= 1e15 ? result : null
}

function roundTo(x: number, places: number): number {
  const by = 10 ** Math.min(6, Math.max(-9, Math.trunc(places)))
  return Math.round(x * by) / by
}

const dayOf = (text: string): FormulaValue => (z.iso.date().safeParse(text).success ? text : null)

const daysBetween = (from: string, to: string): FormulaValue => {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  return Number.isFinite(days) ? days : null
}
