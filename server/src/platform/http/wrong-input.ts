import type { Locale } from '@zhike/contract/reasons'
import type * as z from 'zod'

/** What we say of wrong input, in each language. */
interface Words {
  readonly needed: string
  readonly empty: string
  readonly misformed: string
  readonly unknownField: string
  /** By what zod expected. */
  readonly types: Readonly<Record<string, string>>
  /** By the name of the format. */
  readonly formats: Readonly<Record<string, string>>
  readonly oneOf: (values: readonly string[]) => string
  /** A length, or how many. */
  readonly count: (bound: Bound, size: string, of: 'text' | 'items') => string
  readonly amount: (bound: Bound, limit: string) => string
  readonly multiple: (divisor: string) => string
  /** By the name of a rule of ours. */
  readonly rules: Readonly<Record<string, string>>
}
type Bound = 'least' | 'most' | 'exact' | 'above' | 'under'

const chinese: Words = {
  needed: '必填',
  empty: '不能为空',
  misformed: '格式不对',
  unknownField: '没有这个字段',
  types: {
    string: '应为文字',
    number: '应为数字',
    int: '应为整数',
    boolean: '应为 true 或 false',
    array: '应为列表',
    tuple: '应为列表',
    object: '应为对象',
    record: '应为对象',
  },
  formats: {
    email: '应为邮箱地址，例如 li@example.com',
    url: '应为网址，例如 https://example.com',
    uuid: '应为 ID',
    date: '应为日期，例如 2026-03-16',
    datetime: '应为带时区的时间，例如 2026-03-16T10:30:00+08:00',
    time: '应为时刻，例如 10:30',
  },
  oneOf: (values) => (values.length === 1 ? `应为 ${values[0]}` : `应为其中之一：${values.join('、')}`),
  count(bound, size, of) {
    const start = { least: '至少', above: '多于', most: '最多', under: '少于', exact: '应为' }[bound]
    return `${start} ${size} ${of === 'text' ? '个字' : '项'}`
  },
  amount: (bound, limit) =>
    `${{ least: '不能小于', above: '应大于', most: '不能大于', under: '应小于', exact: '应为' }[bound]} ${limit}`,
  multiple: (divisor) => `应为 ${divisor} 的倍数`,
  rules: { years: '年份应在 1900 到 2999 之间', hotline: '应为电话号码，例如 400-820-8820' },
}

const english: Words = {
  needed: 'is needed',
  empty: 'must not be empty',
  misformed: 'is not in the right form',
  unknownField: 'there is no such field',
  types: {
    string: 'must be text',
    number: 'must be a number',
    int: 'must be a whole number',
    boolean: 'must be true or false',
    array: 'must be a list',
    tuple: 'must be a list',
    object: 'must be an object',
    record: 'must be an object',
  },
  formats: {
    email: 'must be an email address, such as li@example.com',
    url: 'must be an address, such as https://example.com',
    uuid: 'must be an ID',
    date: 'must be a date, such as 2026-03-16',
    datetime: 'must be a time with its zone, such as 2026-03-16T10:30:00+08:00',
    time: 'must be a time of day, such as 10:30',
  },
  oneOf: (values) => (values.length === 1 ? `must be ${values[0]}` : `must be one of ${values.join(', ')}`),
  count(bound, size, of) {
    const start = { least: 'at least', above: 'more than', most: 'at most', under: 'fewer than', exact: 'exactly' }[
      bound
    ]
    return `${start} ${size} ${of === 'text' ? 'character' : 'item'}${size === '1' ? '' : 's'}`
  },
  amount: (bound, limit) =>
    `must be ${{ least: 'at least', above: 'above', most: 'at most', under: 'below', exact: 'exactly' }[bound]} ${limit}`,
  multiple: (divisor) => `must be a multiple of ${divisor}`,
  rules: { years: 'must lie in the years 1900 to 2999', hotline: 'must be a phone number, such as 400-820-8820' },
}

const sayIn =
  (words: Words): z.core.$ZodErrorMap =>
  (issue) => {
    switch (issue.code) {
      case 'too_small':
        if (issue.origin === 'string' && Number(issue.minimum) === 1 && issue.inclusive && !issue.exact)
          return words.empty
        return sayBound(words, issue.origin, boundOf(issue, 'least', 'above'), issue.minimum)
      case 'too_big':
        return sayBound(words, issue.origin, boundOf(issue, 'most', 'under'), issue.maximum)
      case 'invalid_type':
        if (issue.input === undefined) return words.needed
        return issue.input === null ? words.empty : (words.types[issue.expected] ?? words.misformed)
      case 'invalid_format':
        return words.formats[issue.format] ?? words.misformed
      case 'invalid_value':
        return issue.input === undefined ? words.needed : words.oneOf(issue.values.map(String))
      case 'unrecognized_keys':
        return words.unknownField
      case 'not_multiple_of':
        return words.multiple(String(issue.divisor))
      case 'custom':
        return words.rules[String(issue.params?.rule)] ?? words.misformed
      default:
        return words.misformed
    }
  }

const boundOf = (
  { exact, inclusive }: { readonly exact?: boolean | undefined; readonly inclusive?: boolean | undefined },
  within: Bound,
  beyond: Bound,
): Bound => (exact ? 'exact' : inclusive === false ? beyond : within)

function sayBound(words: Words, origin: string, bound: Bound, limit: number | bigint): string {
  if (origin === 'string') return words.count(bound, String(limit), 'text')
  if (['array', 'set', 'map'].includes(origin)) return words.count(bound, String(limit), 'items')
  return ['number', 'int', 'bigint'].includes(origin) ? words.amount(bound, String(limit)) : words.misformed
}

/** What is said of an issue, in the caller's language. */
export const messages: Readonly<Record<Locale, z.core.$ZodErrorMap>> = {
  'zh-CN': sayIn(chinese),
  en: sayIn(english),
}

/** What is said of a field that nobody knows. */
export const unknownField: Readonly<Record<Locale, string>> = {
  'zh-CN': chinese.unknownField,
  en: english.unknownField,
}

/** What is said of a body that is something else. */
export const notAnObject: Readonly<Record<Locale, string>> = {
  'zh-CN': '应为对象',
  en: 'must be an object',
}

/** What is said of text that the database cannot hold. */
export const unwritableText: Readonly<Record<Locale, string>> = {
  'zh-CN': '不能含有 NUL 字符或不完整的字符',
  en: 'must not contain NUL or half a character',
}
