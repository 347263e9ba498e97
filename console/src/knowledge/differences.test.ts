import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differences } from './differences.ts'

const signs = { same: ' ', gone: '-', new: '+' } as const
const shown = (before: string, after: string) => differences(before, after).map(({ kind, text }) => signs[kind] + text)

test('two versions are laid side by side, line by line', () => {
  assert.deepEqual(shown('一\n二\n三', '一\n二半\n三\n四'), [' 一', '-二', '+二半', ' 三', '+四'])
  assert.deepEqual(shown('同', '同'), [' 同'])
  assert.deepEqual(shown('', '新'), ['-', '+新'])
  assert.deepEqual(shown('a\nb\nc', 'b\nc\na'), ['-a', ' b', ' c', '+a'])
})
