import assert from 'node:assert/strict'
import { test } from 'node:test'
import { meanings, sameMeaning, vague } from './wording.ts'

test('no word stands in two groups, each group says the same in more than one way, and what is vague is one of them', () => {
  const words = sameMeaning.flat()
  assert.deepEqual(
    words.filter((word, at) => word === '' || words.indexOf(word) !== at),
    [],
  )
  assert.deepEqual(
    sameMeaning.filter(({ length }) => length < 2),
    [],
  )
  assert.deepEqual(
    [...vague].filter((word) => !sameMeaning.some(([first]) => first === word)),
    [],
  )
  assert.equal(meanings.get('扯皮'), undefined)
  assert.deepEqual(meanings.get('半夜'), { name: '晚上', isWayToAsk: false })
})
