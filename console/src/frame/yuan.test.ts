import assert from 'node:assert/strict'
import test from 'node:test'
import { fenOf, yuanOf } from './yuan.ts'

test('an amount in yuan is whole 分', () => {
  for (const [typed, fen] of [
    ['12', 1200],
    ['12.5', 1250],
    ['1,234.56', 123456],
    ['０．２９', 29],
    ['8.20', 820],
  ] as const)
    assert.equal(fenOf(typed), fen)
})

test('what is no amount is none, and nothing is rounded away', () => {
  for (const typed of ['', 'abc', '-1', '1.005', '1.', '.5', '1e3', '99999999999'])
    assert.equal(fenOf(typed), undefined)
})

test('an amount comes back as it would be typed', () => {
  for (const fen of [0, 5, 820, 123456]) assert.equal(fenOf(yuanOf(fen)), fen)
})
