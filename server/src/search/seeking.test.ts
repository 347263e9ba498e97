import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'

type Client = Awaited<ReturnType<Desk['as']>>

/** Titles with why, as `kind: marked part`. */
const hits = async (client: Client, q: string) =>
  (await client.search.find({ q, limit: 20 })).items.map(({ title, number, customer, match }) => {
    const text = { title, number, customer: customer?.name ?? '', hidden: '' }[match?.field ?? 'hidden']
    return `${title} ${match?.kind}: ${match?.marks.map(([from, to]) => text.slice(from, to)).join('|')}`
  })

const add = async (client: Client, ...names: string[]) => {
  for (const name of names) await client.customers.create({ name })
}

test(
  'the best match comes first: whole names, then beginnings, then parts, then sounds; each says why',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    await add(client, '王李伟', '李伟', '李伟明', '李薇', '黎伟')
    assert.deepEqual(await hits(client, '李伟'), [
      '李伟 name: 李伟',
      '李伟明 name: 李伟',
      '王李伟 name: 李伟',
      '黎伟 same_sound: 黎伟',
      '李薇 same_sound: 李薇',
    ])
    assert.deepEqual((await hits(client, 'liwei')).toSorted(), [
      '李伟 pinyin: 李伟',
      '李伟明 pinyin: 李伟',
      '李薇 pinyin: 李薇',
      '王李伟 pinyin: 李伟',
      '黎伟 pinyin: 黎伟',
    ])
    assert.equal((await hits(client, 'liwei')).at(-1), '王李伟 pinyin: 李伟')
    assert.deepEqual((await hits(client, 'lw')).at(-1), '王李伟 initials: 李伟')
    assert.deepEqual(await hits(client, '李wm'), ['李伟明 mixed: 李伟明'])
  }),
)

test(
  'one letter finds whose name begins with it, however many newer ones have it inside',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    await add(client, '张三')
    await add(client, ...Array.from({ length: 120 }, (_, n) => `李志${n}`))
    const [first, ...others] = await hits(client, 'z')
    assert.equal(first, '张三 initials: 张')
    assert.ok(others.every((hit) => hit.startsWith('李志')))
  }),
)

test(
  'near misses are offered when little is exactly what was typed, and behind it',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    await add(client, '张三丰', '杭州星河电器有限公司', '中国国际航空股份有限公司', 'Jürgen Müller')
    const table: [typed: string, expected: string][] = [
      ['張三峯', '张三丰 same_sound: 张三丰'],
      ['张四丰', '张三丰 typo: 张|丰'],
      ['zangsan', '张三丰 similar_sound: 张三'],
      ['zhagnsanfeng', '张三丰 typo: 张三丰'],
      ['muler', 'Jürgen Müller typo: Müller'],
      ['星河电器（杭州）集团', '杭州星河电器有限公司 company: 星河电器'],
      ['国航', '中国国际航空股份有限公司 abbreviation: 国|航'],
    ]
    for (const [typed, expected] of table) assert.deepEqual(await hits(client, typed), [expected], typed)
    const names = async (search: string) => (await client.customers.list({ search })).items.map(({ name }) => name)
    assert.deepEqual(await names('张四丰'), ['张三丰'])
    assert.deepEqual(await names('zhagnsanfeng'), ['张三丰'])
    await add(client, ...['甲', '乙', '丙', '丁'].map((last) => `张四丰${last}`))
    assert.ok((await hits(client, '张四丰')).every((hit) => hit.includes('name: 张四丰')))
    assert.equal((await names('张四丰')).length, 4)
    assert.deepEqual(await hits(client, '龘靐齉'), [])
  }),
)

test(
  'whole identifiers and the ends of numbers are found however they are written, and are not shown',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { id, number } = await client.customers.create({
      name: '张三',
      identities: [
        { kind: 'phone', value: '13800138000' },
        { kind: 'phone', value: '0571-88886666' },
        { kind: 'email', value: 'zs@example.com' },
        { kind: 'wechat', value: 'wx_zhang77' },
        { kind: 'external', value: 'ERP-9' },
      ],
    })
    const why = async (q: string) => (await client.search.find({ q })).items.map(({ match }) => match?.kind)
    for (const q of [
      '13800138000',
      '138 0013 8000',
      '+86 138-0013-8000',
      '008613800138000',
      '1３800138000',
      '0571 88886666',
    ])
      assert.deepEqual(await why(q), ['phone'], q)
    for (const q of ['8000', '38000', '00138000', '6666']) assert.deepEqual(await why(q), ['phone_end'], q)
    assert.deepEqual(await why('ZS@Example.com'), ['email'])
    assert.deepEqual(await why('wx_Zhang77'), ['wechat'])
    assert.deepEqual(await why('ERP-9'), ['external'])
    for (const q of [number, number.toLowerCase(), number.slice(2)]) assert.deepEqual(await why(q), ['number'], q)
    for (const q of ['zs@example', 'example.com', '800', '1380013']) assert.deepEqual(await why(q), [], q)

    const ticket = await client.tickets.create({ customerId: id, kind: 'complaint', title: '漏水' })
    const tail = ticket.number.split('-')[2] ?? ''
    for (const q of [ticket.number, ticket.number.toLowerCase(), tail, `T-${tail}`, `${Number(tail)}`.padStart(3, '0')])
      assert.ok(
        (await hits(client, q)).some((hit) => hit.startsWith('漏水 number')),
        q,
      )
    await client.orders.create({
      orderNo: 'So-2026-Ab77',
      customerId: id,
      orderedAt: '2026-01-05T10:00:00+08:00',
      currency: 'CNY',
      totalFen: 100,
      lines: [{ sku: 'W1', name: '洗衣机', quantity: 1, unitFen: 100 }],
    })
    assert.deepEqual(await hits(client, 'so-2026'), ['张三 number: So-2026'])
    assert.deepEqual(await hits(client, 'AB77'), ['张三 number: Ab77'])
    assert.deepEqual(await hits(client, 'b77'), [])
  }),
)

test(
  'persons and organisations both get room on a page',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    for (let i = 0; i < 9; i++) await client.customers.create({ name: `星河${i}` })
    await client.customers.create({ name: '星河电器有限公司', kind: 'organisation' })
    assert.ok((await hits(client, '星河')).includes('星河电器有限公司 name: 星河'))
    assert.equal((await client.search.find({ q: '星河', limit: 4 })).items.length, 4)
  }),
)

test(
  'who is merged into another is found by the name before, and shown as the one who stays',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const { id } = await client.customers.create({ name: '张三丰' })
    const other = await client.customers.create({ name: '李四光' })
    await client.customers.merge({ id, otherId: other.id })
    assert.deepEqual(await hits(client, '李四光'), ['张三丰 name: '])
    assert.deepEqual(await hits(client, '张三丰'), ['张三丰 name: 张三丰'])
  }),
)
