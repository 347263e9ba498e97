import assert from 'node:assert/strict'
import test from 'node:test'
import { emptyLine, isBlank, lineOf, sumOf } from './order-draft.ts'

const fridge = { ...emptyLine(1), name: ' 双门冰箱 ', quantity: 2, unit: '1,999.50' }

test('a line without a SKU goes by its name', () => {
  assert.deepEqual(lineOf(fridge), { sku: '双门冰箱', name: '双门冰箱', quantity: 2, unitFen: 199950 })
})

test('a line that is not whole is none and counts nothing', () => {
  assert.equal(lineOf({ ...fridge, unit: 'abc' }), undefined)
  assert.equal(sumOf([fridge, { ...fridge, unit: '' }, emptyLine(3)]), 399900)
})

test('only a line without any words is blank', () => {
  assert.equal(isBlank(emptyLine(1)), true)
  assert.equal(isBlank({ ...emptyLine(1), unit: '5' }), false)
})
