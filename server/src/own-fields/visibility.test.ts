import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'
import { addFields, refusedAt } from './own-fields.fixture.ts'

/** An income that managers alone may see, and what representatives may see but not change. */
async function guarded(desk: Desk) {
  await addFields(desk, [
    { name: '年收入', key: 'income', type: 'money', shownTo: ['manager'] },
    { name: '信用额度', key: 'credit', type: 'money', editedBy: ['manager'] },
    { name: '能力', key: 'means', type: 'formula', formula: '{income} * 2' },
    { name: '双倍能力', key: 'twice', type: 'formula', formula: '{means} * 2' },
    { name: '额度说明', key: 'said', type: 'formula', formula: '"额度" & round({credit} / yuan(1))' },
  ])
  const manager = await desk.as('manager')
  const representative = await desk.as('representative')
  const { id } = await representative.customers.create({ name: '张三' })
  await manager.customers.update({ id, custom: { income: 100_000, credit: 5000 } })
  return { manager, representative, id }
}

test(
  'a field that is hidden from a role is in no answer to it, not by itself and not by a formula',
  onDesk(async (desk) => {
    const { manager, representative, id } = await guarded(desk)
    const whole = { income: 100_000, credit: 5000, means: 200_000, twice: 400_000, said: '额度50' }
    assert.deepEqual((await manager.customers.get({ id })).custom, whole)
    const part = { credit: 5000, said: '额度50' }
    assert.deepEqual((await representative.customers.get({ id })).custom, part)
    assert.deepEqual((await representative.customers.list({})).items[0]?.custom, part)
    assert.deepEqual((await representative.customers.update({ id, industry: '零售' })).custom, part)
    const keys = (await representative.ownFields.list({ kind: 'customer' })).items.map(({ key, editable }) => [
      key,
      editable,
    ])
    assert.deepEqual(keys, [
      ['credit', false],
      ['said', false],
    ])
    const hidden = (await manager.ownFields.list({})).items.find(({ key }) => key === 'income')
    const timeline = JSON.stringify(await representative.customers.timeline({ id }))
    assert.ok(!timeline.includes('income') && !timeline.includes('年收入') && !timeline.includes('100000'))
    assert.ok(timeline.includes(`custom.${hidden?.id}`))
    const found = await representative.search.find({ q: '100000' })
    assert.ok(!JSON.stringify(found).includes('100000'))
  }),
)

test(
  'what a role may not see it cannot write, and what it may only see it cannot change',
  onDesk(async (desk) => {
    const { representative, manager, id } = await guarded(desk)
    await assert.rejects(representative.customers.update({ id, custom: { income: 1 } }), refusedAt('custom.income'))
    await assert.rejects(representative.customers.update({ id, custom: { income: null } }), refusedAt('custom.income'))
    await assert.rejects(representative.customers.update({ id, custom: { credit: 1 } }), refusedAt('custom.credit'))
    await assert.rejects(
      representative.customers.create({ name: '李四', custom: { income: 1 } }),
      refusedAt('custom.income'),
    )
    await assert.rejects(manager.customers.update({ id, custom: { means: 1 } }), refusedAt('custom.means'))
    const unchanged = await manager.customers.get({ id })
    assert.deepEqual([unchanged.custom.income, unchanged.custom.credit], [100_000, 5000])
  }),
)
