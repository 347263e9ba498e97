import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { meanings } from './wording.ts'

test('no word stands in two groups, and each group says the same in more than one way', () => {
  const groups = readFileSync(new URL('same-meaning.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' '))
  const words = groups.flat()
  assert.deepEqual(
    words.filter((word, at) => word === '' || words.indexOf(word) !== at),
    [],
  )
  assert.deepEqual(
    groups.filter(({ length }) => length < 2),
    [],
  )
  assert.equal(meanings.get('扯皮'), undefined)
  assert.deepEqual(meanings.get('半夜'), { name: '晚上', isWayToAsk: false })
})
