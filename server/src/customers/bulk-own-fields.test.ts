import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { addFields, refusedAt } from '../own-fields/own-fields.fixture.ts'

const choices = [
  { code: 'home', name: '住宅' },
  { code: 'shop', name: '商铺' },
]

async function furnish(desk: Desk) {
  const admin = await addFields(desk, [
    { name: '地点', key: 'place', type: 'choice', choices },
    { name: '偏好', key: 'likes', type: 'multi_choice', choices },
    { name: '顾问', key: 'adviser', type: 'person', onlyFor: ['person'] },
    { name: '预算', key: 'budget', type: 'money', shownTo: ['manager'] },
    { name: '卡号', key: 'card', unique: true },
    { name: '双倍', key: 'twice', type: 'formula', formula: '{budget} * 2' },
  ])
  const manager = await desk.person('manager')
  const client = desk.client(manager)
  const tags = ['春季']
  const one = await client.customers.create({ name: '甲', tags, custom: { place: 'home', likes: ['home', 'shop'] } })
  const two = await client.customers.create({ name: '乙', tags, custom: { place: 'shop', budget: 500 } })
  const firm = await client.customers.create({ name: '丙公司', kind: 'organisation', tags })
  const choice = { filter: JSON.stringify({ field: 'tags', op: 'has_any', value: tags }) }
  const customOf = async (id: string) => (await client.customers.get({ id })).custom
  return { admin, manager, client, one, two, firm, choice, customOf }
}

test(
  'own fields are changed in bulk, previewed in their own form, and put back',
  onDesk(async (desk) => {
    const { client, manager, one, two, firm, choice, customOf } = await furnish(desk)
    const change = { custom: { place: 'shop', likes: ['home'], budget: null } }
    const preview = await client.bulkEdits.preview({ choice, change })
    assert.deepEqual([preview.total, preview.changing, preview.same], [3, 3, 0])
    const before = preview.sample.find(({ id }) => id === one.id)?.before.custom
    assert.deepEqual(before, { place: 'home', likes: ['home', 'shop'], budget: null })
    const same = await client.bulkEdits.preview({ choice, change: { custom: { place: 'shop' } } })
    assert.deepEqual([same.changing, same.same], [2, 1])
    // several choices are the same only when they are all the same
    const likes = await client.bulkEdits.preview({ choice, change: { custom: { likes: ['home'] } } })
    assert.deepEqual([likes.changing, likes.same], [3, 0])

    const { id } = await client.bulkEdits.create({ choice, change })
    await desk.settle()
    assert.deepEqual((await client.bulkEdits.get({ id })).counts.changed, 3)
    assert.deepEqual(await customOf(one.id), { place: 'shop', likes: ['home'] })
    assert.deepEqual(await customOf(two.id), { place: 'shop', likes: ['home'] })
    await client.customers.update({ id: firm.id, custom: { place: 'home' } })
    await client.bulkEdits.undo({ id })
    await desk.settle()
    const { counts } = await client.bulkEdits.get({ id })
    assert.deepEqual([counts.undone, counts.kept], [2, 1])
    assert.deepEqual(await customOf(one.id), { place: 'home', likes: ['home', 'shop'] })
    assert.deepEqual(await customOf(two.id), { place: 'shop', budget: 500, twice: 1000 })

    const adviser = { custom: { adviser: manager.id } }
    const partly = await client.bulkEdits.preview({ choice, change: adviser })
    assert.deepEqual(
      [partly.changing, partly.refused],
      [2, [{ reason: 'own_field.not_of_kind', customers: 1, examples: ['丙公司'] }]],
    )
    const again = await client.bulkEdits.create({ choice, change: adviser })
    await desk.settle()
    const { items } = await client.bulkEdits.exceptions({ id: again.id })
    assert.deepEqual(
      items.map(({ name, status, reason }) => [name, status, reason]),
      [['丙公司', 'refused', 'own_field.not_of_kind']],
    )
  }),
)

test(
  'a bulk edit refuses values that a field does not take, and fields that the actor may not write',
  onDesk(async (desk) => {
    const { client, choice, one } = await furnish(desk)
    const rep = await desk.as('representative', { scope: 'all' })
    const table = { place: 'castle', likes: 'home', adviser: one.id, budget: 0.5, card: 'BX1', twice: 2, nothing: 1 }
    for (const call of ['preview', 'create'] as const) {
      for (const [key, value] of Object.entries(table))
        await assert.rejects(
          client.bulkEdits[call]({ choice, change: { custom: { [key]: value } } }),
          refusedAt(`change.custom.${key}`),
        )
      await assert.rejects(client.bulkEdits[call]({ choice, change: { custom: {} } }), refusedFor('request.invalid'))
      for (const budget of [1, null])
        await assert.rejects(
          rep.bulkEdits[call]({ choice, change: { custom: { budget } } }),
          refusedAt('change.custom.budget'),
        )
    }
    const { sample } = await rep.bulkEdits.preview({ choice, change: { custom: { place: 'home' } } })
    assert.ok(sample.every(({ before }) => !JSON.stringify(before).includes('budget')))
  }),
)

test(
  'a field that is hidden between the click and the work is not written, and not put back',
  onDesk(async (desk) => {
    const { admin, choice, one, client, customOf } = await furnish(desk)
    const rep = await desk.as('representative', { scope: 'all' })
    const [place] = (await admin.ownFields.list({ kind: 'customer' })).items
    const hide = (shownTo: 'manager'[] | null) => admin.ownFields.update({ id: place?.id ?? '', shownTo })
    const change = { custom: { place: 'shop' } }
    const late = await rep.bulkEdits.create({ choice, change })
    await hide(['manager'])
    await desk.settle()
    assert.deepEqual((await rep.bulkEdits.get({ id: late.id })).counts.refused, 3)
    assert.equal((await customOf(one.id)).place, 'home')

    await hide(null)
    const early = await rep.bulkEdits.create({ choice, change })
    await desk.settle()
    await hide(['manager'])
    await rep.bulkEdits.undo({ id: early.id })
    await desk.settle()
    const { counts } = await rep.bulkEdits.get({ id: early.id })
    assert.deepEqual([counts.undone, counts.kept], [0, 2])
    assert.equal((await client.customers.get({ id: one.id })).custom.place, 'shop')
  }),
)
