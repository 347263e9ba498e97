import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { matchesText, searchQuery } from './search-query.ts'
import { searchTokens, toTsvector } from './search-tokens.ts'

// What PostgreSQL does with the two literals, as far as they go: all terms, `:*` for prefixes.
function finds(tokens: readonly string[], tsquery: string): boolean {
  if (tsquery === '') return false
  return tsquery.split(' & ').every((term) => {
    const [, lexeme = '', prefix] = /^'([^'\\]+)'(:\*)?$/.exec(term) ?? assert.fail(`not a term: ${term}`)
    return tokens.some((token) => (prefix ? token.startsWith(lexeme) : token === lexeme))
  })
}

function found(name: string, input: string): boolean {
  return finds(searchTokens({ names: [name] }), searchQuery(input).tsquery)
}

test('a name is found by any part, by pinyin and by initials', () => {
  const table: [string, string[]][] = [
    ['张三丰', ['张', '三', '张三', '三丰', '张三丰', 'zhang', 'zhangs', 'ZhangSanFeng', 'zhang san', 'zs', 'zsf']],
    ['张三丰', ['sanfeng', 'sf', 'feng', '张 丰', '张sanf', 'san zhang', 'Ｚsf']],
    ['单雄信', ['shan', 'sxx', 'shanxiong']],
    ['曾国藩', ['zeng', 'zgf']],
    ['仇英', ['qiuying', 'chou']],
    ['尉迟恭', ['yuchi', 'ycg']],
    ['王重阳', ['chongyang', 'zhongyang', 'wcy']],
    ['吕布', ['lvbu', 'lubu', 'lü bu', 'lb']],
    ['𠮷野家', ['𠮷', '𠮷野', 'yejia']],
    ['Jürgen Müller', ['müller', 'muller', 'jur']],
    ['Li Wei', ['li', 'wei', 'WEI', 'li we']],
    ['José Ñandú', ['jose', 'ñandu', 'NANDÚ']],
    ['CDNOW 00042', ['cdnow', '0004', 'cdnow-00042']],
    ['杭州星河电器有限公司', ['星河', '电器', '杭州 公司', 'xinghe', 'hzxh', 'hangzhouxinghedianqiyouxiangongsi']],
  ]
  for (const [name, inputs] of table) {
    for (const input of inputs) {
      assert.ok(found(name, input), `${name} by ${input}`)
      assert.ok(matchesText(name, input), `${name} has ${input}`)
    }
  }
})

test('a name is not found by what it has not', () => {
  for (const input of ['丰三', '李', 'li', 'zf', 'hang', 'z', '张三四', 'zhang li', '']) {
    assert.ok(!found('张三丰', input), input)
  }
})

test('of what the index finds too much, only names with the whole part remain', () => {
  assert.ok(found('三丰张三', '张三丰'))
  assert.ok(!matchesText('三丰张三', '张三丰'))
})

test('an ordinary name takes at most twelve lexemes, and each lexeme comes once', () => {
  assert.equal(searchTokens({ names: ['李伟'] }).length, 6)
  assert.equal(searchTokens({ names: ['张三丰'] }).length, 10)
  assert.deepEqual(searchTokens({ names: ['李伟', '李伟'], words: ['VIP', 'vip', '老客户'] }).slice(6), [
    'vip',
    '老',
    '老客',
    '客',
    '客户',
    '户',
  ])
})

test('whatever is typed, the query is one that PostgreSQL can read, and finds the name that was typed', () => {
  const input = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.string({ unit: fc.constantFrom(..."'\\&|!:*()<> aüv张吕𠮷") }),
  )
  fc.assert(
    fc.property(input, (text) => {
      const { tsquery } = searchQuery(text)
      assert.match(tsquery, /^(?:'[\p{L}\p{N}\p{M}]+'(?::\*)?(?: & |$)){0,12}$/u)
      assert.ok(tsquery.isWellFormed())
      if (tsquery) assert.ok(found(text, text), tsquery)
    }),
    { numRuns: 1000 },
  )
})

test('the literal of a tsvector quotes whatever a lexeme has', () => {
  assert.equal(toTsvector(["o'neil", 'a\\b', '张三']), "'o''neil' 'a\\\\b' '张三'")
  assert.equal(toTsvector([]), '')
})

test('numbers and addresses are told apart in the one search box', () => {
  assert.equal(searchQuery('138-0013').digits, '1380013')
  assert.equal(searchQuery('8000').digits, '8000')
  assert.equal(searchQuery('800').digits, undefined)
  assert.equal(searchQuery('T-240611-0042').digits, undefined)
  assert.equal(searchQuery(' zs@example.com').email, 'zs@example.com')
  assert.equal(searchQuery('zs').email, undefined)
})
