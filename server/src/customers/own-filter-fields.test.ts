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
    await assert.rejects(other.customers.list({ sort: 'custom.budget' as 'name' }), refusedAt('sort'))
  }),
)
