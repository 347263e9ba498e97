import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Filter } from '@zhike/contract/filters'
import type { OwnValues } from '@zhike/contract/own-fields'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { addFields, refusedAt } from '../own-fields/own-fields.fixture.ts'
import { openShop } from './tickets.fixture.ts'

const choices = [
  { code: 'home', name: '住宅' },
  { code: 'shop', name: '商铺' },
]

/** Four tickets with own fields, three of a customer of the first team and one of the second's. */
async function furnish(desk: Desk) {
  await addFields(desk, [
    { kind: 'ticket', name: '机型', key: 'model' },
    { kind: 'ticket', name: '使用年限', key: 'years', type: 'number' },
    { kind: 'ticket', name: '场所', key: 'place', type: 'choice', choices },
    { kind: 'ticket', name: '处理人建议', key: 'adviser', type: 'person' },
    { kind: 'ticket', name: '内部成本', key: 'cost', type: 'money', shownTo: ['manager'] },
  ])
  const shop = await openShop(desk)
  const { first, second, manager, customerId, wang } = shop
  const other = await second.customers.create({ name: '李四光' })
  const open = (title: string, more: object = {}, of = customerId) =>
    manager.tickets.create({ customerId: of, kind: 'complaint', title, priority: 'high', ...more })
  const one = await open('漏水', { custom: { model: "A-1' OR 1=1 --", years: 3, place: 'home', cost: 100 } })
  await open('异响', { custom: { years: 12.5, place: 'shop', adviser: wang.id }, priority: 'low' })
  await open('很好', { kind: 'praise', channel: 'phone' })
  await open('别组的', { custom: { place: 'home' } }, other.id)
  await first.tickets.assign({ id: one.id, staffId: wang.id })
  const titles = async (filter: Filter, who = first) =>
    (await who.tickets.list({ filter: JSON.stringify(filter) })).items.map(({ title }) => title).sort()
  return { ...shop, one, titles }
}

test(
  'tickets are filtered by every kind of fact and by own fields, each person’s within the own sight',
  onDesk(async (desk) => {
    const { titles, manager, wang, first } = await furnish(desk)
    const all = ['很好', '异响', '漏水']
    const table: [string[], Filter][] = [
      [['漏水'], { field: 'title', op: 'contains', value: '漏水' }],
      [['异响', '漏水'], { field: 'kind', op: 'is', value: 'complaint' }],
      [['异响'], { field: 'priority', op: 'in', value: ['low', 'normal'] }],
      [['很好'], { field: 'channel', op: 'is', value: 'phone' }],
      [['漏水'], { field: 'assignee', op: 'is', value: 'me' }],
      [['异响', '很好'], { field: 'assignee', op: 'empty' }],
      [all, { field: 'customer', op: 'starts_with', value: '张三' }],
      [all, { field: 'createdAt', op: 'in_last_days', value: 1 }],
      [[], { field: 'createdAt', op: 'before', value: '2020-01-01' }],
      [all, { field: 'rating', op: 'empty' }],
      [all, { field: 'category', op: 'empty' }],
      [['漏水'], { field: 'custom.model', op: 'is', value: "A-1' OR 1=1 --" }],
      [['异响'], { field: 'custom.years', op: 'gt', value: 3 }],
      [['漏水'], { field: 'custom.place', op: 'is', value: 'home' }],
      [['异响'], { field: 'custom.adviser', op: 'is', value: wang.id }],
      [['很好', '漏水'], { not: { field: 'custom.place', op: 'is', value: 'shop' } }],
    ]
    for (const [found, filter] of table) assert.deepEqual(await titles(filter), found.sort(), JSON.stringify(filter))
    const home: Filter = { field: 'custom.place', op: 'is', value: 'home' }
    assert.deepEqual(await titles(home, manager), ['别组的', '漏水'].sort())
    const short = await first.tickets.list({ kind: ['complaint'], filter: JSON.stringify(home), count: 'yes' })
    assert.deepEqual([short.items.length, short.count], [1, { value: 1, exact: true }])
    for (const [filter, at] of [
      [{ field: 'custom.place', op: 'is', value: 'castle' }, 'filter.value'],
      [{ field: 'custom.nothing', op: 'empty' }, 'filter.field'],
      [{ field: 'status', op: 'gt', value: 'open' }, 'filter.op'],
      // hidden from the role
      [{ field: 'custom.cost', op: 'gt', value: 1 }, 'filter.field'],
    ] as const)
      await assert.rejects(first.tickets.list({ filter: JSON.stringify(filter) }), refusedAt(at), at)
  }),
)

test(
  'tickets are sorted by an own field, those without a value last, page by page, and counted by what is chosen',
  onDesk(async (desk) => {
    const { manager, first, wang } = await furnish(desk)
    for (const [sort, expected] of [
      ['custom.years', ['漏水', '异响']],
      ['-custom.years', ['异响', '漏水']],
    ] as const) {
      const seen: string[] = []
      let cursor: string | null | undefined
      do {
        const page = await manager.tickets.list({ sort, limit: 1, ...(cursor ? { cursor } : {}) })
        seen.push(...page.items.map(({ title }) => title))
        cursor = page.nextCursor
      } while (cursor)
      assert.deepEqual([seen.slice(0, 2), seen.slice(2).sort()], [expected, ['别组的', '很好'].sort()], sort)
    }
    await assert.rejects(manager.tickets.list({ sort: 'custom.place' }), refusedAt('sort'))
    await assert.rejects(first.tickets.list({ sort: 'custom.cost' }), refusedAt('sort'))
    const counted = async (by: Parameters<typeof first.tickets.count>[0]['by'], who = first) =>
      (await who.tickets.count({ by })).items.map(({ value, label, count }) => [label ?? value, count])
    assert.deepEqual(await counted('custom.place', manager), [
      ['住宅', 2],
      ['商铺', 1],
      [null, 1],
    ])
    assert.deepEqual(await counted('kind'), [
      ['complaint', 2],
      ['praise', 1],
    ])
    assert.deepEqual(await counted('assignee'), [
      [null, 2],
      [wang.name, 1],
    ])
    await assert.rejects(first.tickets.count({ by: 'custom.model' }), refusedAt('by'))
  }),
)

test(
  'whoever lists orders filters, sorts and counts them by own fields, within the own sight',
  onDesk(async (desk) => {
    await addFields(desk, [
      { kind: 'order', name: '安装费', key: 'fee', type: 'money' },
      { kind: 'order', name: '配送', key: 'way', type: 'choice', choices },
    ])
    const { manager, first, second, customerId } = await openShop(desk)
    const other = await second.customers.create({ name: '李四光' })
    const place = (orderNo: string, totalFen: number, custom: OwnValues, of = customerId) =>
      manager.orders.create({ orderNo, customerId: of, orderedAt: '2026-01-01', totalFen, custom, store: '一店' })
    await place('A1', 300, { fee: 50, way: 'home' })
    await place('A2', 100, { fee: 20, way: 'shop' })
    await place('A3', 200, {})
    await place('B1', 400, { way: 'home' }, other.id)
    const listed = async (wish: object, who = first) =>
      (await who.orders.list(wish)).items.map(({ orderNo }) => orderNo)
    const home = JSON.stringify({ field: 'custom.way', op: 'is', value: 'home' })
    assert.deepEqual(await listed({ filter: home }), ['A1'])
    assert.deepEqual(await listed({ filter: home, sort: '-totalFen' }, manager), ['B1', 'A1'])
    assert.deepEqual(await listed({ filter: home, customer: customerId, search: 'a' }, manager), ['A1'])
    assert.deepEqual(await listed({ sort: '-custom.fee' }), ['A1', 'A2', 'A3'])
    assert.deepEqual(await listed({ sort: 'totalFen', status: 'placed', from: '2026-01-01' }), ['A2', 'A3', 'A1'])
    assert.deepEqual(await listed({ sort: 'totalFen', to: '2026-01-01' }), [])
    const page = await first.orders.list({ sort: 'totalFen', limit: 2 })
    assert.deepEqual(await listed({ sort: 'totalFen', limit: 2, cursor: page.nextCursor }), ['A1'])
    const counts = await manager.orders.count({ by: 'custom.way' })
    assert.deepEqual(
      counts.items.map(({ label, count }) => [label, count]),
      [
        ['住宅', 2],
        ['商铺', 1],
        [null, 1],
      ],
    )
    assert.deepEqual((await first.orders.count({ by: 'store' })).items[0], { value: '一店', label: '一店', count: 3 })
    assert.ok((await first.orders.listFields({})).items.some(({ name }) => name === 'custom.fee'))
    await assert.rejects(first.orders.list({ sort: 'custom.way' }), refusedAt('sort'))
  }),
)

test(
  'views of tickets are shared and pinned apart from those of customers, and keep what their owner may ask for alone',
  onDesk(async (desk) => {
    const { manager, first, second, wang } = await furnish(desk)
    const filter = { field: 'custom.cost', op: 'gt', value: 1 } as const
    const given = { name: '贵的', definition: { filter, sort: '-custom.years' } } as const
    await assert.rejects(first.ticketViews.create(given), refusedAt('definition.filter.field'))
    const view = await manager.ticketViews.create({ ...given, sharing: 'team', audienceId: wang.teamId })
    assert.deepEqual((await manager.views.list({})).items, [])
    const [seen] = (await first.ticketViews.list({})).items
    assert.deepEqual(
      [seen?.definition, seen?.missingFields, seen?.editable],
      [given.definition, ['custom.cost'], false],
    )
    assert.deepEqual((await second.ticketViews.list({})).items, [])
    await assert.rejects(first.views.update({ id: view.id, name: '我的' }), refusedFor('record.not_found'))
    await assert.rejects(first.ticketViews.update({ id: view.id, name: '我的' }), refusedFor('view.of_another'))
    const { id } = await first.views.create({ name: '客户', definition: {} })
    await first.views.pin({ id, place: 0, opens: true })
    await first.ticketViews.pin({ id: view.id, place: 0, opens: true })
    const opening = [await first.views.list({}), await first.ticketViews.list({})]
    assert.deepEqual(
      opening.map(({ items }) => items.map(({ name, pin }) => [name, pin?.opens])),
      [[['客户', true]], [['贵的', true]]],
    )
  }),
)

test(
  'whoever may share views of tickets with everybody need not be whoever may those of customers',
  onDesk(async (desk) => {
    const { manager } = await openShop(desk)
    const admin = await desk.as('administrator')
    const granted = (await admin.roles.list({})).items.find(({ code }) => code === 'manager')?.permissions ?? []
    assert.ok(granted.includes('tickets.share_views'))
    const definition = { search: '漏水' }
    const without = (right: string) => granted.filter((one) => one !== right)
    await admin.roles.update({ code: 'manager', permissions: without('customers.share_views') })
    await manager.ticketViews.create({ name: '全公司', definition, sharing: 'everybody' })
    await assert.rejects(
      manager.views.create({ name: '全公司', definition, sharing: 'everybody' }),
      refusedFor('view.audience_foreign', 'sharing'),
    )
    await admin.roles.update({ code: 'manager', permissions: without('tickets.share_views') })
    await manager.views.create({ name: '全公司', definition, sharing: 'everybody' })
    await assert.rejects(
      manager.ticketViews.create({ name: '再来', definition, sharing: 'everybody' }),
      refusedFor('view.audience_foreign', 'sharing'),
    )
  }),
)
