import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { normalizeName, sameName } from './names.ts'

test('a name is kept in one form', () => {
  const table: [string, string][] = [
    ['张三丰', '张三丰'],
    ['  Li\u3000 Wei\t', 'Li Wei'],
    ['Ｌｉ\nＷｅｉ', 'Li Wei'],
    ['张\u200b三\ufeff\u202e', '张三'],
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉・买买提', '阿卜杜拉·买买提'],
    ['Jose\u0301', 'José'],
    ['Jose\u200d\u0301', 'José'],
    ['\u0000', ''],
    ["O'Neil & Söhne (GmbH)", "O'Neil & Söhne (GmbH)"],
  ]
  for (const [raw, name] of table) assert.equal(normalizeName(raw), name)
})

test('normalising twice is normalising once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => normalizeName(normalizeName(raw)) === normalizeName(raw)),
  )
})

test('the same name is known in other spellings, and another name is not', () => {
  assert.ok(sameName('张三', '张 三'))
  assert.ok(sameName('阿卜杜拉·买买提', '阿卜杜拉 ・买买提'))
  assert.ok(sameName('LI WEI', 'Ｌｉ  wei'))
  assert.ok(!sameName('Li Wei', 'Liwei'))
  assert.ok(!sameName('张三', '张三丰'))
})
