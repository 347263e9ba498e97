import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { normalizePhone } from './phones.ts'

test('a Chinese mobile number is one number, however it is written', () => {
  const written = [
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '+86 138 0013 8000',
    '+86-13800138000',
    '(+86)13800138000',
    '008613800138000',
    '8613800138000',
    '１３８００１３８０００',
    ' 138\u200b00138000 ',
    '＋８６　138 0013 8000',
  ]
  for (const text of written) {
    assert.deepEqual(normalizePhone(text), { e164: '+8613800138000', masked: '138****8000', last4: '8000' }, text)
  }
})

test('landlines and foreign numbers have their own form and mask', () => {
  const table: [string, string, string][] = [
    ['010-62552233', '+861062552233', '010****2233'],
    ['(0755) 2677 9999', '+8675526779999', '0755****9999'],
    ['+86 571 8888 8888', '+8657188888888', '0571****8888'],
    ['+1 415 555 2671', '+14155552671', '+1 ****2671'],
    ['00852 9123 4567', '+85291234567', '+852 ****4567'],
    ['+44 20 7946 0958', '+442079460958', '+44 ****0958'],
  ]
  for (const [text, e164, masked] of table) {
    const phone = normalizePhone(text)
    assert.deepEqual(phone, { e164, masked, last4: e164.slice(-4) }, text)
  }
  assert.equal(normalizePhone('(415) 555-2671', 'US')?.e164, '+14155552671')
  assert.equal(normalizePhone('13800138000', 'US'), undefined)
  assert.equal(normalizePhone('+8613800138000', 'US')?.masked, '138****8000')
})

test('an extension is kept apart from the number', () => {
  assert.equal(normalizePhone('+1 415 555 2671 x12')?.extension, '12')
  for (const text of ['0571-88888888-801', '0571-88888888转801', '(0571)88888888 分机801', '0571 88888888 ext.801']) {
    assert.deepEqual(
      normalizePhone(text),
      { e164: '+8657188888888', masked: '0571****8888', last4: '8888', extension: '801' },
      text,
    )
  }
})

test('what cannot be a number of a person is not read', () => {
  const wrong = ['', '张三', '95588', '12345', '110', '1380013800', '138001380000', '12800138000', '62552233']
  const worse = [
    '13800138000;13900139000',
    'tel 13800138000',
    '=13800138000',
    '+8613800138000x',
    '1'.repeat(1000),
    '0571-88888888-1234567',
  ]
  for (const text of [...wrong, ...worse]) assert.equal(normalizePhone(text), undefined, text)
})

test('every mobile number is read, its mask hides four digits, and its own form is read the same', () => {
  const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  fc.assert(
    fc.property(mobile, ([second, rest]) => {
      const number = `1${second}${String(rest).padStart(9, '0')}`
      const phone = normalizePhone(number)
      assert.ok(phone)
      assert.equal(phone.masked, `${number.slice(0, 3)}****${number.slice(7)}`)
      assert.deepEqual(normalizePhone(phone.e164), phone)
    }),
  )
})
