import assert from 'node:assert/strict'
import { test } from 'node:test'
import { provinceTiles, strengthOf } from './province-tiles.ts'

test('every province has a tile of its own', () => {
  const places = Object.values(provinceTiles).map(([column, row]) => `${column},${row}`)
  assert.equal(Object.keys(provinceTiles).length, 34)
  assert.equal(new Set(places).size, places.length)
})

test('a province with few customers can be told from one without, and the largest is strongest', () => {
  assert.equal(strengthOf(0, 1000), 0)
  assert.equal(strengthOf(1, 1_000_000), 1)
  assert.equal(strengthOf(1000, 1000), 5)
  assert.equal(strengthOf(5, 5), 5)
})
