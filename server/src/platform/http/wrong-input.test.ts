import assert from 'node:assert/strict'
import { test } from 'node:test'
import { company } from '@zhike/contract/company'
import { Day, Id, ShortText, Time } from '@zhike/contract/fields'
import * as z from 'zod'
import { messages } from './wrong-input.ts'

const cases: readonly (readonly [z.ZodType, unknown, string, string])[] = [
  [ShortText, undefined, '必填', 'is needed'],
  [ShortText, null, '不能为空', 'must not be empty'],
  [ShortText, '  ', '不能为空', 'must not be empty'],
  [ShortText, '长'.repeat(201), '最多 200 个字', 'at most 200 characters'],
  [z.string().min(2), '短', '至少 2 个字', 'at least 2 characters'],
  [z.string().length(1), '', '应为 1 个字', 'exactly 1 character'],
  [ShortText, 7, '应为文字', 'must be text'],
  [z.number(), '七', '应为数字', 'must be a number'],
  [z.coerce.number(), 'seven', '应为数字', 'must be a number'],
  [z.int(), 1.5, '应为整数', 'must be a whole number'],
  [z.int().min(1), 0, '不能小于 1', 'must be at least 1'],
  [z.number().max(5), 6, '不能大于 5', 'must be at most 5'],
  [z.number().positive(), 0, '应大于 0', 'must be above 0'],
  [z.number().negative(), 0, '应小于 0', 'must be below 0'],
  [z.number().multipleOf(5), 6, '应为 5 的倍数', 'must be a multiple of 5'],
  [z.array(Id).min(1), [], '至少 1 项', 'at least 1 item'],
  [z.array(z.int()).max(2), [1, 2, 3], '最多 2 项', 'at most 2 items'],
  [z.array(Id), 'x', '应为列表', 'must be a list'],
  [z.boolean(), 'yes', '应为 true 或 false', 'must be true or false'],
  [z.strictObject({}), [], '应为对象', 'must be an object'],
  [z.strictObject({}), { a: 1 }, '没有这个字段', 'there is no such field'],
  [z.enum(['a', 'b']), 'c', '应为其中之一：a、b', 'must be one of a, b'],
  [z.literal('due'), 'c', '应为 due', 'must be due'],
  [z.enum(['a', 'b']), undefined, '必填', 'is needed'],
  [Id, '42', '应为 ID', 'must be an ID'],
  [z.email(), 'li@', '应为邮箱地址，例如 li@example.com', 'must be an email address, such as li@example.com'],
  [z.url(), 'li', '应为网址，例如 https://example.com', 'must be an address, such as https://example.com'],
  [Day, '2026-02-30', '应为日期，例如 2026-03-16', 'must be a date, such as 2026-03-16'],
  [
    Time,
    '今天',
    '应为带时区的时间，例如 2026-03-16T10:30:00+08:00',
    'must be a time with its zone, such as 2026-03-16T10:30:00+08:00',
  ],
  [Day, '0000-01-01', '年份应在 1900 到 2999 之间', 'must lie in the years 1900 to 2999'],
  [Time, '9999-12-31T23:59:59Z', '年份应在 1900 到 2999 之间', 'must lie in the years 1900 to 2999'],
  [
    company.update.input.shape.phone,
    '找前台',
    '应为电话号码，例如 400-820-8820',
    'must be a phone number, such as 400-820-8820',
  ],
  [z.string().regex(/^\d{6}$/), '12', '格式不对', 'is not in the right form'],
  [z.union([z.int(), z.boolean()]), 'x', '格式不对', 'is not in the right form'],
]

test('what is wrong with input is said in our own words, in the language of the caller', () => {
  for (const [schema, given, chinese, english] of cases) {
    const said = (locale: keyof typeof messages) =>
      schema.safeParse(given, { error: messages[locale] }).error?.issues[0]?.message
    assert.deepEqual([said('zh-CN'), said('en')], [chinese, english])
  }
})

test('a time lies in the years 1900 to 2999 somewhere on earth, and in a zone that there is', () => {
  const isTime = (text: string) => Time.safeParse(text).success
  assert.ok(
    isTime('1899-12-31T15:54:17Z') && isTime('2999-12-31T23:59:59-11:00') && isTime('2026-03-16T10:30:00+14:00'),
  )
  assert.ok(!isTime('1899-12-30T00:00:00Z') && !isTime('3000-01-02T00:00:00Z') && !isTime('2026-03-16T10:30:00+15:00'))
})
