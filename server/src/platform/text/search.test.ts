import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { type Desk, onDesk } from '../../../test/harness.ts'
import { systemActor } from '../actor.ts'
import { searchQuery } from './search-query.ts'
import { searchTokens, tokensVersion, toTsvector } from './search-tokens.ts'

type Pair = readonly [name: string, input: string]

/** Whether PostgreSQL finds each name by each input. */
async function found(desk: Desk, pairs: readonly Pair[], version = tokensVersion): Promise<boolean[]> {
  const vectors = pairs.map(([name]) => toTsvector(searchTokens({ names: [name] })).replaceAll(tokensVersion, version))
  const queries = pairs.map(([, input]) => searchQuery(input).tsquery)
  const { rows } = await desk.store.transaction(systemActor, (db) =>
    sql<{ found: boolean }>`
      SELECT vector::tsvector @@ query::tsquery AS found
      FROM unnest(${vectors}::text[], ${queries}::text[]) WITH ORDINALITY AS pair (vector, query, place) ORDER BY place`.execute(
      db,
    ),
  )
  return rows.map((row) => row.found)
}

const pairsOf = (table: readonly [string, string[]][]): Pair[] =>
  table.flatMap(([name, inputs]) => inputs.map((input): Pair => [name, input]))

async function missing(desk: Desk, pairs: readonly Pair[]): Promise<string[]> {
  const answers = await found(desk, pairs)
  return pairs.filter((_, at) => !answers[at]).map(([name, input]) => `${name} by ${input}`)
}

test(
  'a name is found by any part, by pinyin and by initials',
  onDesk(async (desk) => {
    const table: [string, string[]][] = [
      ['张三丰', ['张', '三', '张三', '三丰', '张三丰', 'zhang', 'zhangs', 'ZhangSanFeng', 'zhang san', 'zs', 'zsf']],
      ['张三丰', ['sanfeng', 'sf', 'feng', '张 丰', '张sanf', 'san zhang', 'Ｚsf', 'zhāng sān', 'zhang1san1feng1']],
      ['尉迟恭', ['yuchi', 'ycg']],
      ['吕布', ['lvbu', 'lubu', 'lü bu', 'lb', 'lv']],
      ['𠮷野家', ['𠮷', '𠮷野', 'yejia']],
      ['Jürgen Müller', ['müller', 'muller', 'jur']],
      ['Li Wei', ['li', 'wei', 'WEI', 'li we']],
      ['José Ñandú', ['jose', 'ñandu', 'NANDÚ']],
      ['CDNOW 00042', ['cdnow', '0004', 'cdnow-00042']],
      ['7天酒店', ['7天', '7', '酒店', 'tian']],
      ['杭州星河电器有限公司', ['星河', '电器', '杭州 公司', 'xinghe', 'hzxh', 'hangzhouxinghedianqiyouxiangongsi']],
    ]
    assert.deepEqual(await missing(desk, pairsOf(table)), [])
  }),
)

test(
  'a character with several readings is found by each, surnames included',
  onDesk(async (desk) => {
    const table: [string, string[]][] = [
      ['单雄信', ['shan', 'sxx', 'shanxiong', 'danxiongxin', 'dxx']],
      ['单一', ['shanyi', 'danyi']],
      ['曾国藩', ['zeng', 'zgf', 'cengguofan']],
      ['仇英', ['qiuying', 'chouying']],
      ['万俟卨', ['moqi']],
      ['王重阳', ['chongyang', 'zhongyang', 'wcy', 'wzy']],
      ['曾乐', ['zengyue', 'zengle', 'cengyue', 'cengle', 'zy', 'cl']],
      ['重庆银行', ['chongqing', 'cqyh', 'yinhang', 'zhongqingyinhang']],
    ]
    assert.deepEqual(await missing(desk, pairsOf(table)), [])
  }),
)

test(
  'traditional and simplified characters find one another, also as pinyin',
  onDesk(async (desk) => {
    const table: [string, string[]][] = [
      ['張三豐', ['张三丰', '張三', '三丰', 'zhangsanfeng', 'zsf']],
      ['张三丰', ['張三豐', '豐']],
      ['單雄信', ['shanxiong', '单雄']],
      ['國際貿易', ['国际贸易', 'guojimaoyi']],
    ]
    assert.deepEqual(await missing(desk, pairsOf(table)), [])
  }),
)

test(
  'syllables, initials and characters may be mixed',
  onDesk(async (desk) => {
    const table: [string, string[]][] = [
      ['张三丰', ['zhangsf', '张sf', '张s', 'zhang三', '张sanf', '三f', 'zsfeng']],
      ['李伟明', ['liwm', '李wm', 'lwming']],
      ['曾国藩', ['曾gf', 'zenggf', 'cgf']],
    ]
    assert.deepEqual(await missing(desk, pairsOf(table)), [])
  }),
)

test(
  'a name is not found by what it has not',
  onDesk(async (desk) => {
    const inputs = ['丰三', '李', 'li', 'zf', 'hang', 'z', '张三四', 'zhang li', '李sf', 'wangsf', '张三三丰', '']
    assert.deepEqual(
      await found(
        desk,
        inputs.map((input): Pair => ['张三丰', input]),
      ),
      inputs.map(() => false),
    )
  }),
)

test(
  'three and more characters must stand in a row, except in a vector that waits to be made anew',
  onDesk(async (desk) => {
    const pairs: Pair[] = [
      ['三丰张三', '张三丰'],
      ['张三 三丰', '张三丰'],
      ['张三丰', '张三丰'],
    ]
    assert.deepEqual(await found(desk, pairs), [false, false, true])
    assert.deepEqual(await found(desk, pairs, '·1'), [true, true, true])
  }),
)

test('an ordinary name takes at most eleven lexemes, and each lexeme comes once', () => {
  assert.equal(searchTokens({ names: ['李伟'] }).size, 7)
  assert.equal(searchTokens({ names: ['张三丰'] }).size, 11)
  const tokens = [...searchTokens({ names: ['李伟', '李伟'], words: ['VIP', 'vip', '老客户'] }).keys()]
  assert.deepEqual(tokens.slice(7), ['vip', '老', '老客', '客', '客户', '户'])
})

test(
  'whatever is typed, the query is one that PostgreSQL can read, and finds the name that was typed',
  onDesk(async (desk) => {
    const input = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.string({ unit: fc.constantFrom(..."'\\&|!:*()<> aüv张吕單𠮷") }),
    )
    const texts = fc.sample(input, 1000).map((text) => text.replaceAll('\0', ''))
    const pairs = texts.map((text): Pair => [text.toWellFormed(), text])
    const answers = await found(desk, pairs)
    const lost = texts.filter((text, at) => searchQuery(text).tsquery !== '' && !answers[at])
    assert.deepEqual(lost, [])
  }),
)

test('the literal of a tsvector quotes whatever a lexeme has, and gives places where there are some', () => {
  const tokens = new Map([
    ["o'neil", []],
    ['a\\b', []],
    ['张三', [1, 5]],
  ])
  assert.equal(toTsvector(tokens), "'o''neil' 'a\\\\b' '张三':1,5")
  assert.equal(toTsvector(new Map()), '')
})

test('digits that may be a telephone number are told apart', () => {
  assert.equal(searchQuery('138-0013').digits, '1380013')
  assert.equal(searchQuery('8000').digits, '8000')
  assert.equal(searchQuery('８０００').digits, '8000')
  assert.equal(searchQuery('800').digits, undefined)
  assert.equal(searchQuery('T-240611-0042').digits, undefined)
})
