import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { addFields, refusedAt } from '../own-fields/own-fields.fixture.ts'

const kind = 'ticket' as const

test(
  'a ticket has the own fields of its kind, in answers, lists and the log',
  onDesk(async (desk) => {
    const admin = await addFields(desk, [
      { kind, name: '机身号', key: 'serial', unique: true },
      { kind, name: '上门日期', key: 'visit_on', type: 'date', onlyFor: ['after_sales'], required: true },
      { kind, name: '等了几天', key: 'waited', type: 'formula', formula: 'days({fact.created_on}, {visit_on})' },
      { kind, name: '内部成本', key: 'cost', type: 'money', shownTo: ['manager'] },
    ])
    const client = await desk.as('representative')
    const manager = await desk.as('manager')
    const { id: customerId } = await client.customers.create({ name: '张三' })
    const ticket = { customerId, kind: 'after_sales', title: '洗碗机漏水' } as const
    await assert.rejects(client.tickets.create(ticket), refusedAt('custom.visit_on'))
    const made = await client.tickets.create({ ...ticket, custom: { serial: 'S1', visit_on: '2026-03-18' } })
    const custom = { serial: 'S1', visit_on: '2026-03-18', waited: 2 }
    assert.deepEqual(made.custom, custom)
    assert.deepEqual((await client.tickets.get({ id: made.id })).custom, custom)
    await manager.tickets.update({ id: made.id, custom: { cost: 9900, visit_on: '2026-03-20' } })
    assert.deepEqual((await client.tickets.list({})).items[0]?.custom, { ...custom, visit_on: '2026-03-20', waited: 4 })
    assert.equal((await manager.tickets.get({ id: made.id })).custom.cost, 9900)
    await assert.rejects(client.tickets.update({ id: made.id, custom: { cost: 1 } }), refusedAt('custom.cost'))
    await assert.rejects(
      client.tickets.update({ id: made.id, custom: { visit_on: null } }),
      refusedAt('custom.visit_on'),
    )
    const praise = { customerId, kind: 'praise', title: '师傅很好' } as const
    await assert.rejects(
      client.tickets.create({ ...praise, custom: { visit_on: '2026-03-18' } }),
      refusedAt('custom.visit_on'),
    )
    await assert.rejects(client.tickets.create({ ...praise, custom: { serial: 's1' } }), refusedFor('own_field.taken'))
    const fields = (await admin.ownFields.list({ kind })).items
    const changed = (await manager.customers.timeline({ id: customerId })).items.find(
      ({ type }) => type === 'ticket.changed',
    )
    const named = (key: string) => `custom.${fields.find((field) => field.key === key)?.id}`
    assert.deepEqual(changed?.data.fields, [named('cost'), named('visit_on')])
  }),
)

test(
  'what comes from the portal is not refused for what is required of colleagues, and shows no own field',
  onDesk(async (desk) => {
    await addFields(desk, [{ kind, name: '机身号', key: 'serial', required: true, defaultValue: '未知' }])
    const { progressUrl } = await desk.client().portal.submit({
      kind: 'complaint',
      title: '漏水',
      description: '地上都是水',
      name: '张三',
      phone: '13800138000',
    })
    const token = progressUrl.split('/').at(-1) ?? ''
    assert.ok(!JSON.stringify(await desk.client().portal.progress({ token })).includes('未知'))
    const manager = await desk.as('manager')
    assert.deepEqual((await manager.tickets.list({})).items[0]?.custom, { serial: '未知' })
  }),
)
