import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rowDeedOf, toggledIn } from './table-keys.ts'

const press = (key: string, held: 'ctrlKey' | 'metaKey' | 'altKey' | undefined = undefined) => ({
  key,
  ctrlKey: held === 'ctrlKey',
  metaKey: held === 'metaKey',
  altKey: held === 'altKey',
})

test('a list is walked by arrows or j and k, opened by Enter, and Enter again makes a page', () => {
  assert.equal(rowDeedOf(press('ArrowDown'), false), 'down')
  assert.equal(rowDeedOf(press('k'), false), 'up')
  assert.equal(rowDeedOf(press('Enter'), false), 'open')
  assert.equal(rowDeedOf(press('Enter'), true), 'page')
  assert.equal(rowDeedOf(press('x'), false), 'select')
})

test('other keys, and those of the browser, do nothing', () => {
  assert.equal(rowDeedOf(press('constructor'), false), undefined)
  assert.equal(rowDeedOf(press('k', 'ctrlKey'), false), undefined)
  assert.equal(rowDeedOf(press('x', 'metaKey'), false), undefined)
})

test('a row is selected and let go', () => {
  assert.deepEqual([...toggledIn(new Set(['a']), 'b')], ['a', 'b'])
  assert.deepEqual([...toggledIn(new Set(['a', 'b']), 'a')], ['b'])
})
