import assert from 'node:assert/strict'
import { test } from 'node:test'
import { promisedWords } from './due-words.ts'

test('what a promise says is the rest of its clause', () => {
  const text = '您好，我们周五前给您答复，请放心。'
  assert.equal(promisedWords(text, { start: 5, end: 8 }), '给您答复')
})

test('where nothing follows in the clause, the clause before the time is what is promised', () => {
  const text = '师傅上门最晚周五。'
  assert.equal(promisedWords(text, { start: 6, end: 8 }), '师傅上门最晚')
})
