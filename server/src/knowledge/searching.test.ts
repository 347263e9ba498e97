import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { appliances, codesFor, importTable } from './knowledge.fixture.ts'
import { questionIndex } from './question-index.ts'

test(
  'questions are found as they are written, in other words, with typos, in pinyin and in traditional characters',
  onDesk(async (desk) => {
    await importTable(await desk.as('manager'), appliances)
    const who = await desk.as('representative')
    for (const [query, code] of [
      ['退款多久到账', 'A5'],
      ['保修期是多长时间？', 'A3'],
      ['师傅来装空调还要另外给钱不', 'A2'],
      ['你好，我想问一下电冰箱不凉了咋整', 'A4'],
      ['洗衣鸡怎么欲约上门按装', 'A1'],
      ['冰箱不致冷怎么半', 'A4'],
      ['冰箱不製冷怎麼辦', 'A4'],
      ['tuikuan duojiu daozhang', 'A5'],
      ['tui kuan 多久dao账', 'A5'],
      ['xiyijizenmeyuyueshangmenanzhuang', 'A1'],
      ['产品保修多', 'A3'],
    ] as const) {
      const { items, confident } = await who.knowledge.search({ query })
      assert.deepEqual([query, items[0]?.code, confident], [query, code, true])
    }
  }),
)

test(
  'what nobody has written an answer for is not answered for sure',
  onDesk(async (desk) => {
    await importTable(await desk.as('manager'), appliances)
    const who = await desk.as('analyst')
    for (const query of [
      '今天北京天气怎么样',
      '空调工程师的工资一般多少',
      '帮我写一首诗',
      '！？',
      'asdf',
      "'; DROP TABLE articles; --",
    ])
      assert.equal((await who.knowledge.search({ query })).confident, false, query)
    await assert.rejects(who.knowledge.search({ query: '  ' }), refusedFor('request.invalid', 'query'))
    await assert.rejects(who.knowledge.search({ query: '问', limit: 201 }), refusedFor('request.invalid', 'limit'))
    assert.equal((await who.knowledge.search({ query: '怎么安装', limit: 1 })).items.length, 1)
  }),
)

test('an answer about another product is not sure, and comes after one about no product or the right one', () => {
  const index = questionIndex<{ title: string; similar: string[]; body: string }>()
  for (const [title, body] of [
    ['空气净化器滤芯多久换一次', '每六个月一次，视空气质量而定。'],
    ['空调遥控器失灵怎么办', '先换电池。'],
    ['热水器漏水怎么处理', '先关进水阀再报修。干衣机漏水也这样处理。'],
    ['产品保修多久', '整机一年。'],
    ['洗碗机洗不干净怎么办', '看看滤网。'],
  ] as const)
    index.put(title, { title, similar: [], body })
  const ask = (text: string) => {
    const { hits, confident } = index.find(text, () => true, 5)
    return { first: hits[0]?.entry.title, score: hits[0]?.score ?? 0, confident }
  }
  for (const text of [
    '净水器滤芯多久换一次',
    '加湿器滤芯多久换一次',
    '电视遥控器失灵怎么办',
    '净水器漏水怎么处理',
    '破壁机洗不干净怎么办',
  ]) {
    const { score, confident } = ask(text)
    assert.deepEqual([text, confident, score < 0.5], [text, false, true])
  }
  for (const [text, title] of [
    ['净化器滤芯多久换一次', '空气净化器滤芯多久换一次'],
    ['电热水器漏水怎么处理', '热水器漏水怎么处理'],
    ['干衣机漏水怎么处理', '热水器漏水怎么处理'],
    ['净水器保修多久', '产品保修多久'],
    ['冼碗机洗不干净怎么办', '洗碗机洗不干净怎么办'],
  ] as const) {
    const { first, confident } = ask(text)
    assert.deepEqual([text, first, confident], [text, title, true])
  }
})

test(
  'an answer says by which way to ask it was found, and what of it is alike',
  onDesk(async (desk) => {
    await importTable(await desk.as('manager'), appliances)
    const who = await desk.as('manager')
    const [best] = (await who.knowledge.search({ query: '请问，质保几年？' })).items
    assert.deepEqual([best?.matched, best?.marks, best?.score], ['质保几年', [[0, 4]], 1])
    const [other] = (await who.knowledge.search({ query: '三包多久' })).items
    assert.deepEqual([other?.matched, other?.marks], ['质保几年', [[0, 4]]])
    assert.deepEqual((await codesFor(who, '退款多久到账')).slice(0, 1), ['A5'])
  }),
)

test('what is taken out or changed in the index is found as it is now', () => {
  const index = questionIndex<{ title: string; similar: string[]; body: string }>()
  const find = (text: string) => index.find(text, () => true, 5).hits.map(({ entry }) => entry.title)
  index.put('a', { title: '怎么退货', similar: ['不想要了'], body: '' })
  index.put('b', { title: '怎么换货', similar: [], body: '' })
  assert.equal(find('不想要了')[0], '怎么退货')
  index.put('a', { title: '怎么退货', similar: [], body: '' })
  index.remove('b')
  index.remove('nobody')
  assert.deepEqual(find('怎么换货'), ['怎么退货'])
  assert.deepEqual(
    index.find('怎么退货', () => false, 5),
    { hits: [], confident: false },
  )
})
