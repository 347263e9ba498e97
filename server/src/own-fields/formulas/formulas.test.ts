import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { evaluate, type FormulaValue } from './evaluating.ts'
import { FormulaFault } from './fault.ts'
import { parsed, resultOf, usedBy } from './formulas.ts'

const kind = 'customer' as const
const field = (key: string, type: 'text' | 'number' | 'money' | 'date' | 'choice' | 'person') => ({
  kind,
  key,
  type,
  result: null,
  formula: null,
})
const fields = [
  field('area', 'number'),
  field('price', 'money'),
  field('since', 'date'),
  field('note', 'text'),
  field('place', 'choice'),
  field('adviser', 'person'),
]
const values: Readonly<Record<string, FormulaValue>> = {
  area: 89.5,
  price: 12_345,
  since: '2024-02-29',
  note: '老客户',
  place: '住宅',
  'fact.orders': 3,
}
const work = (formula: string, more: Readonly<Record<string, FormulaValue>> = {}) =>
  evaluate(parsed(formula), (key) => ({ ...values, ...more })[key] ?? null, '2026-03-16')
const typed = (formula: string, key = 'x') => resultOf(formula, { kind, key }, fields)

test('a formula gives what a person would work out, of a type that is known beforehand', () => {
  const table: [string, string, FormulaValue][] = [
    ['1 + 2 * 3', 'number', 7],
    ['（1＋2）×3', 'number', 9],
    ['-{area} + 90', 'number', 0.5],
    ['{price} * 2', 'money', 24_690],
    ['{price} / yuan(1)', 'number', 123.45],
    ['{price} + 元(100)', 'money', 22_345],
    ['round({area})', 'number', 90],
    ['四舍五入({area} / 3, 2)', 'number', 29.83],
    ['days({since}, today())', 'number', 746],
    ['today() - {since}', 'number', 746],
    ['year({since})', 'number', 2024],
    ['如果({area} ≥ 80，“大户型”，“小户型”)', 'text', '大户型'],
    ['if(and({area} > 80, not(empty({note}))), {place} & "·" & {area}, "")', 'text', '住宅·89.5'],
    ['max({since}, 日期("2024-03-01"))', 'date', '2024-03-01'],
    ['min({fact.orders}, 2)', 'number', 2],
    ['if(contains({note}, "老"), 1, 0)', 'number', 1],
  ]
  for (const [formula, type, result] of table) {
    assert.equal(typed(formula), type, formula)
    assert.equal(work(formula), result, formula)
  }
})

test('what is empty makes the result empty, but for what asks for it', () => {
  const without = { area: null, note: null }
  assert.equal(work('{area} * 2', without), null)
  assert.equal(work('{area} > 1', without), null)
  assert.equal(work('if({area} > 1, 1, 2)', without), 2)
  assert.equal(work('if(empty({area}), 0, {area})', without), 0)
  assert.equal(work('"面积" & {area}', without), '面积')
  assert.equal(work('1 / 0'), null)
  assert.equal(work('date("2023-02-29")'), null)
  assert.equal(work('{price} / (1 - 1)'), null)
})

test('what cannot be worked out is refused with its place, and no formula gets anywhere else', () => {
  const table: [string, number][] = [
    ['', 1],
    ['1 +', 4],
    ['1 2', 3],
    ['(1', 3],
    ['{area', 1],
    ['{nothing}', 1],
    ['{adviser}', 1],
    ['{fact.constructor}', 1],
    ['{Area}', 1],
    ['1 + "a"', 3],
    ['{price} + 1', 9],
    ['{price} * {price}', 9],
    ['{since} + 1', 9],
    ['if(1, 2, 3)', 4],
    ['if({area} > 1, 2, "3")', 19],
    ['round()', 1],
    ['constructor("x")', 1],
    ['process()', 1],
    ['a.b', 2],
    ['1; 2', 2],
    ['`x`', 1],
    ['{area} > 1', 1],
    [`${'('.repeat(30)}1${')'.repeat(30)}`, 26],
    ['1+'.repeat(150).concat('1'), 1],
  ]
  for (const [formula, at] of table)
    assert.throws(
      () => typed(formula),
      (error) => error instanceof FormulaFault && error.fault['zh-CN'].startsWith(`第 ${at} 个字`),
      formula,
    )
})

test('a formula cannot come back to itself, however far the way', () => {
  const chain = (key: string, formula: string) => ({
    kind,
    key,
    type: 'formula' as const,
    result: 'number' as const,
    formula,
  })
  const chained = [...fields, chain('a', '{b} + 1'), chain('b', '{c} + 1'), chain('c', '{area}')]
  assert.equal(resultOf('{a} * 2', { kind, key: 'x' }, chained), 'number')
  assert.throws(() => resultOf('{a}', { kind, key: 'c' }, chained), FormulaFault)
  assert.throws(() => resultOf('{c} + 1', { kind, key: 'c' }, chained), FormulaFault)
  assert.deepEqual(usedBy('{a} & {b} & {a}'), ['a', 'b', 'a'])
})

test('no text makes reading a formula fail otherwise, or slowly', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}()+-*/&=<>"., 1area如果fact.😀'), maxLength: 300 }), (text) => {
      try {
        typed(text)
      } catch (error) {
        assert.ok(error instanceof FormulaFault, String(error))
      }
    }),
  )
})
