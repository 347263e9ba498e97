import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { neutraliseFormula, restoreFormula } from './formulas.ts'

test('no cell that a spreadsheet would run is exported as it is', () => {
  const dangerous = [
    '=1+1',
    '+8613800138000',
    '-12.5',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '=cmd|x!A1',
  ]
  for (const cell of dangerous) assert.equal(neutraliseFormula(cell), `'${cell}`)
  for (const cell of ['', '张三', '13800138000', "O'Neil", "'quoted'", 'a=b', '1-2']) {
    assert.equal(neutraliseFormula(cell), cell)
    assert.equal(restoreFormula(cell), cell)
  }
})

test('every cell comes back from an export as it was', () => {
  const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '＝', 'a') }))
  fc.assert(
    fc.property(cell, (text) => {
      const exported = neutraliseFormula(text)
      assert.equal(restoreFormula(exported), text)
      assert.doesNotMatch(exported, /^[=+\-@\t\r＝＋－＠]/)
    }),
  )
})
