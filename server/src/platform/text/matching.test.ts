import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { companyCore } from './company-core.ts'
import { matchText } from './matching.ts'
import { nearMisses } from './near-misses.ts'
import { searchQuery } from './search-query.ts'
import { cutSyllables, isPinyin, similarSyllables } from './syllables.ts'

/** What is marked of the name, with how and where. */
function seen(name: string, typed: string): string | undefined {
  const match = matchText(name, typed)
  return (
    match && `${match.likeness} ${match.extent}: ${match.marks.map(([from, to]) => name.slice(from, to)).join('|')}`
  )
}

function missed(name: string, typed: string): string | undefined {
  const match = nearMisses(typed)?.match(name)
  return match && `${match.miss}: ${match.marks.map(([from, to]) => name.slice(from, to)).join('|')}`
}

test('what was typed is found in a name, and told how and where', () => {
  const table: [name: string, typed: string, expected: string | undefined][] = [
    ['张三丰', '张三丰', 'name whole: 张三丰'],
    ['张三丰', '张三', 'name start: 张三'],
    ['张三丰', '三丰', 'name inside: 三丰'],
    ['張三豐', '三丰', 'name inside: 三豐'],
    ['张三丰', 'zhangsanfeng', 'pinyin whole: 张三丰'],
    ['张三丰', 'zhangs', 'pinyin start: 张三'],
    ['张三丰', 'sanf', 'pinyin inside: 三丰'],
    ['张三丰', 'zsf', 'initials whole: 张三丰'],
    ['张三丰', 'sf', 'initials inside: 三丰'],
    ['张三丰', 'zhangsf', 'mixed whole: 张三丰'],
    ['张三丰', '张sf', 'mixed whole: 张三丰'],
    ['张三丰', 'zhang三', 'mixed start: 张三'],
    ['张三丰', 'zhsf', 'initials whole: 张三丰'],
    ['张三丰', 'feng zhang', 'pinyin inside: 张|丰'],
    ['单一', 'danyi', 'pinyin whole: 单一'],
    ['單一', 'shanyi', 'pinyin whole: 單一'],
    ['吕布', 'lubu', 'pinyin whole: 吕布'],
    ['西安', 'xian', 'pinyin whole: 西安'],
    ['先生', 'xian', 'pinyin start: 先'],
    ['Jürgen Müller', 'mull', 'name inside: Müll'],
    ['Jürgen Müller', 'jur mu', 'name start: Jür|Mü'],
    ['ＡＢＣ 科技', 'abc科技', 'name whole: ＡＢＣ|科技'],
    ['😀张三😀丰', '张三丰', 'name whole: 张三|丰'],
    ['张三丰', '李', undefined],
    ['张三丰', '丰三', undefined],
    ['张三丰', 'hang', undefined],
    ['张三丰', '%_\\', undefined],
  ]
  for (const [name, typed, expected] of table) assert.equal(seen(name, typed), expected, `${name} by ${typed}`)
})

test('whatever is typed, marks lie within the name, in order and apart', () => {
  const text = fc.string({ unit: fc.constantFrom(...'张三丰單zhangsf 😀é\u0301ﬁ'), maxLength: 12 })
  fc.assert(
    fc.property(text, text, (name, typed) => {
      const match = matchText(name, typed)
      if (!match) return
      let last = 0
      for (const [from, to] of match.marks) {
        assert.ok(from >= last && to > from && to <= name.length)
        last = to
      }
    }),
  )
})

test('what sounds alike, is written a little wrong or shortened is told from what was meant', () => {
  const table: [name: string, typed: string, expected: string | undefined][] = [
    ['张三丰', 'zangsan', 'similar_sound: 张三'],
    ['刘兰', 'niulan', 'similar_sound: 刘兰'],
    ['陈静', '程静', 'similar_sound: 陈静'],
    ['胡芳', 'fuhang', 'similar_sound: 胡芳'],
    ['张三丰', '张三峰', 'same_sound: 张三丰'],
    ['张三丰', '张四丰', 'typo: 张|丰'],
    ['张三丰', '李三丰', 'typo: 三丰'],
    ['张三丰', '张丰', 'typo: 张|丰'],
    ['张三丰', '三张丰', 'typo: 张三丰'],
    ['欧阳修文', '欧阳大修文', 'typo: 欧阳修文'],
    ['张三丰', 'zhagnsan', 'typo: 张三'],
    ['张三丰', 'zhangsnfeng', 'typo: 张三丰'],
    ['张三丰', 'zhangxanfeng', 'typo: 张三丰'],
    ['Jürgen Müller', 'mullar', 'typo: Müller'],
    ['杭州星河电器有限公司', '星河电器（杭州）股份有限公司', 'company: 星河电器'],
    ['中国国际航空股份有限公司', '国航', 'abbreviation: 国|航'],
    ['张三丰', '李四', undefined],
    ['张三丰', '张二李', undefined],
    ['张三丰', 'wangwu', undefined],
    ['张三丰', '张', undefined],
    ['张三丰', '138', undefined],
  ]
  for (const [name, typed, expected] of table) assert.equal(missed(name, typed), expected, `${name} by ${typed}`)
})

test('a near miss is one edit away, not two', () => {
  for (const typed of ['zhabgsanfwng', '张四大丰', 'mulaar']) assert.equal(missed('张三丰', typed), undefined, typed)
})

test('letters are cut into syllables in every way that they can be', () => {
  assert.deepEqual(cutSyllables('xian', 'whole'), [['xian'], ['xi', 'an']])
  assert.deepEqual(cutSyllables('zhangsa', 'whole'), [['zhang', 'sa']])
  assert.deepEqual(cutSyllables('zhangsh', 'whole'), [])
  assert.deepEqual(cutSyllables('zhangsh', 'unfinished'), [['zhang', 'sh']])
  assert.ok(isPinyin('nvren') && isPinyin('lue') && !isPinyin('zhangsf'))
  assert.deepEqual(similarSyllables('zhang').toSorted(), ['zan', 'zang', 'zhan'])
  assert.deepEqual(similarSyllables('wo'), [])
})

test('the core of a company’s name has no legal form, no brackets and no place before it', () => {
  const table: [string, string][] = [
    ['杭州星河电器有限公司', '星河电器'],
    ['星河电器（杭州）股份有限公司', '星河电器'],
    ['浙江省杭州市星河集团有限公司', '星河'],
    ['中国银行股份有限公司', '中国银行'],
    ['上海星河', '上海星河'],
    ['有限公司', '有限公司'],
    ['北京', '北京'],
    ['张三', '张三'],
  ]
  for (const [name, core] of table) assert.equal(companyCore(name), core)
})

test('no input makes a query that is long without measure', () => {
  for (const typed of ['a'.repeat(100), 'zhang'.repeat(20), '张'.repeat(100), 'zh'.repeat(50), '张z'.repeat(50)]) {
    const near = nearMisses(typed)
    for (const query of [searchQuery(typed).tsquery, near?.sounds ?? '', ...(near?.typos ?? [])])
      assert.ok(query.length < 25_000, `${typed}: ${query.length}`)
  }
})
