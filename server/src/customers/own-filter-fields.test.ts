import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Filter } from '@zhike/contract/filters'
import { type Desk, onDesk } from '../../test/harness.ts'
import { addFields, refusedAt } from '../own-fields/own-fields.fixture.ts'

const choices = [
  { code: 'home', name: '住宅' },
  { code: 'shop', name: '商铺' },
]

async function furnish(desk: Desk) {
  await addFields(desk, [
    { name: '户型', key: 'layout' },
    { name: '面积', key: 'area', type: 'number' },
    { name: '装修日期', key: 'done_on', type: 'date' },
    { name: '类型', key: 'place', type: 'choice', choices },
    { name: '偏好', key: 'likes', type: 'multi_choice', choices },
    { name: '顾问', key: 'adviser', type: 'person' },
    { name: '预算', key: 'budget', type: 'money', shownTo: ['manager'] },
    { name: '双倍', key: 'twice', type: 'formula', formula: '{area} * 2' },
  ])
  const manager = await desk.person('manager')
  const client = desk.client(manager)
  await client.customers.create({
    name: '甲',
    custom: { layout: "两室' OR 1=1 --", area: 89.5, done_on: '2024-02-29', place: 'home', likes: ['home', 'shop'] },
  })
  await client.customers.create({
    name: '乙',
    custom: { area: 120, done_on: '2023-12-31', adviser: manager.id, budget: 5 },
  })
  await client.customers.create({ name: '丙' })
  const found = async (field: string, op: string, value?: unknown) => {
    const filter = { field: `custom.${field}`, op, ...(value === undefined ? {} : { value }) } as Filter
    const { items } = await client.customers.list({ filter: JSON.stringify(filter) })
    return items.map(({ name }) => name).sort((a, b) => a.localeCompare(b))
  }
  return { client, manager, found }
}

test(
  'customers are filtered by own fields, each by what its type takes',
  onDesk(async (desk) => {
    const { manager, found } = await furnish(desk)
    const table: [string[], ...Parameters<typeof found>][] = [
      [['甲'], 'layout', 'is', "两室' OR 1=1 --"],
      [['甲'], 'layout', 'contains', '两室'],
      [['丙', '乙'], 'layout', 'empty'],
      [['乙'], 'area', 'gt', 89.5],
      [['甲'], 'area', 'between', [50, 100]],
      [['乙'], 'done_on', 'before', '2024-01-01'],
      [['甲'], 'done_on', 'on', '2024-02-29'],
      [['甲'], 'place', 'is', 'home'],
      [['丙', '乙'], 'place', 'is_not', 'home'],
      [['甲'], 'likes', 'has_all', ['shop', 'home']],
      [['丙', '乙'], 'likes', 'empty'],
      [['乙'], 'adviser', 'is', 'me'],
      [['乙'], 'adviser', 'is', manager.id],
      [['乙'], 'budget', 'lte', 5],
    ]
    for (const [names, ...asked] of table)
      assert.deepEqual((await found(...asked)).sort(), [...names].sort(), JSON.stringify(asked))
    await assert.rejects(found('place', 'is', 'castle'), refusedAt('filter.value'))
    await assert.rejects(found('twice', 'gt', 1), refusedAt('filter.field'))
    await assert.rejects(found('nothing', 'empty'), refusedAt('filter.field'))
  }),
)

test(
  'a field that is hidden from a role is nothing to filter, sort or count by',
  onDesk(async (desk) => {
    const { client } = await furnish(desk)
    const other = await desk.as('representative', { scope: 'all' })
    const named = async (who: typeof client) =>
      (await who.customers.listFields({})).items.flatMap(({ name, label }) =>
        name.startsWith('custom.') ? [label] : [],
      )
    assert.deepEqual(await named(client), ['户型', '面积', '装修日期', '类型', '偏好', '顾问', '预算'])
    assert.deepEqual(await named(other), ['户型', '面积', '装修日期', '类型', '偏好', '顾问'])
    const filter = JSON.stringify({ field: 'custom.budget', op: 'not_empty' })
    await assert.rejects(other.customers.list({ filter }), refusedAt('filter.field'))
    await assert.rejects(other.customers.list({ sort: 'custom.budget' }), refusedAt('sort'))
  }),
)

test(
  'a list is sorted by an own field, without gaps from page to page, and who has no value comes last',
  onDesk(async (desk) => {
    const { client } = await furnish(desk)
    await client.customers.create({ name: '丁', custom: { area: 89.5, layout: '一室' } })
    const paged = async (sort: 'custom.area') => {
      const names: string[] = []
      for (let cursor: string | undefined, page = 0; page < 9; page++) {
        const { items, nextCursor } = await client.customers.list({ sort, limit: 1, ...(cursor ? { cursor } : {}) })
        names.push(...items.map(({ name }) => name))
        if (!nextCursor) break
        cursor = nextCursor
      }
      return names.join('')
    }
    const table = {
      'custom.area': '甲丁乙丙',
      '-custom.area': '乙丁甲丙',
      'custom.done_on': '乙甲丙丁',
      '-custom.done_on': '甲乙丁丙',
      'custom.layout': '丁甲乙丙',
      '-custom.budget': '乙丁丙甲',
    }
    for (const [sort, names] of Object.entries(table)) assert.equal(await paged(sort as 'custom.area'), names, sort)
    for (const sort of ['custom.place', 'custom.likes', 'custom.adviser', 'custom.twice', '-custom.nothing'] as const)
      await assert.rejects(client.customers.list({ sort }), refusedAt('sort'), sort)
  }),
)

test(
  'customers are counted by an own field that is chosen, with the names of choices and colleagues',
  onDesk(async (desk) => {
    const { client, manager } = await furnish(desk)
    const counted = async (by: 'custom.place') =>
      (await client.customers.count({ by })).items.map(({ label, customers }) => [label, customers])
    assert.deepEqual(await counted('custom.place'), [
      [null, 2],
      ['住宅', 1],
    ])
    assert.deepEqual(await counted('custom.likes' as 'custom.place'), [
      ['住宅', 1],
      ['商铺', 1],
    ])
    assert.deepEqual(await counted('custom.adviser' as 'custom.place'), [
      [null, 2],
      [manager.name, 1],
    ])
    for (const by of ['custom.area', 'custom.nothing'] as const)
      await assert.rejects(client.customers.count({ by }), refusedAt('by'))
  }),
)

test(
  'a view keeps no sort and no group by a hidden field, and says which of its fields the reader lacks',
  onDesk(async (desk) => {
    const { client } = await furnish(desk)
    const admin = await desk.as('administrator')
    const other = await desk.as('representative', { scope: 'all' })
    const definition = { sort: '-custom.budget', group: 'custom.place' } as const
    const { id } = await client.views.create({ name: '预算', definition, sharing: 'everybody' })
    const missing = async () => (await other.views.list({})).items.find((view) => view.id === id)?.missingFields
    assert.deepEqual(await missing(), ['custom.budget'])
    await assert.rejects(other.views.create({ name: '偷看', definition }), refusedAt('definition.sort'))
    const [place] = (await admin.ownFields.list({ kind: 'customer' })).items.filter(({ key }) => key === 'place')
    await admin.ownFields.update({ id: place?.id ?? '', shownTo: ['manager'] })
    assert.deepEqual(await missing(), ['custom.budget', 'custom.place'])
    await assert.rejects(other.customers.count({ by: 'custom.place' }), refusedAt('by'))
    await assert.rejects(
      other.views.create({ name: '偷看', definition: { group: 'custom.place' } }),
      refusedAt('definition.group'),
    )
  }),
)
