import assert from 'node:assert/strict'
import test from 'node:test'
import { parentsOf, pathTo, regionTree } from './region-path.ts'

const loaded = new Map([
  [
    undefined,
    [
      { code: '440000', name: '广东省', leaf: false },
      { code: '110000', name: '北京市', leaf: false },
    ],
  ],
  ['440000', [{ code: '440300', name: '深圳市', leaf: false }]],
  ['440300', [{ code: '440305', name: '南山区', leaf: true }]],
])

test('a district has its province and its city above it, a province nothing', () => {
  assert.deepEqual(parentsOf('440305'), ['440000', '440300'])
  assert.deepEqual(parentsOf('440300'), ['440000'])
  assert.deepEqual(parentsOf('440000'), [])
})

test('the way to a region leads over those above it', () => {
  const options = regionTree(loaded) ?? []
  assert.deepEqual(pathTo('440305', options), ['440000', '440300', '440305'])
  assert.deepEqual(pathTo('110000', options), ['110000'])
})

test('a region that is not loaded stands alone', () => {
  assert.deepEqual(pathTo('330106', regionTree(loaded) ?? []), ['330106'])
})

test('nothing loaded is no tree', () => {
  assert.equal(regionTree(new Map()), undefined)
})
