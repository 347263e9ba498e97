import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { addFields, refusedAt } from '../own-fields/own-fields.fixture.ts'
import { broken, openShop } from './tickets.fixture.ts'

const kind = broken.kind

test(
  'what the form of its type requires cannot be emptied on a ticket, and what it does not ask for is free',
  onDesk(async (desk) => {
    const admin = await addFields(desk, [
      { kind: 'ticket', name: '机身号', key: 'serial' },
      { kind: 'ticket', name: '备注', key: 'remark', required: true },
    ])
    const { first, manager, customerId } = await openShop(desk)
    const { id: categoryId } = await admin.categories.create({ kind, name: '安装维修' })
    const form = ['custom.serial', 'description', 'category'].map((field) => ({ field, required: true }))
    const type = await manager.ticketTypes.create({ kind, name: '上门维修', form })
    const wish = { ...broken, customerId, typeId: type.id, categoryId, description: '灯一直闪' }
    const { id } = await first.tickets.create({ ...wish, custom: { serial: 'S1' } })
    await assert.rejects(first.tickets.update({ id, description: '' }), refusedAt('description'))
    await assert.rejects(
      first.tickets.update({ id, categoryId: null, description: '' }),
      refusedAt('categoryId', 'description'),
    )
    await assert.rejects(first.tickets.update({ id, custom: { serial: null } }), refusedAt('custom.serial'))
    const custom = { serial: 'S2', remark: '带梯子' }
    assert.equal((await first.tickets.update({ id, custom, description: '不闪了' })).description, '不闪了')
    assert.deepEqual((await first.tickets.update({ id, custom: { remark: null } })).custom, { serial: 'S2' })
    // with the kind the type falls away, and its form with it
    const free = await first.tickets.update({ id, kind: 'consultation', categoryId: null, description: '' })
    assert.deepEqual([free.typeId, free.description], [null, ''])
  }),
)

test(
  'another type asks for all that its form requires, also of what may be sent with it; a form that grew asks nobody',
  onDesk(async (desk) => {
    await addFields(desk, [{ kind: 'ticket', name: '机身号', key: 'serial' }])
    const { first, manager, customerId } = await openShop(desk)
    const form = ['custom.serial', 'description'].map((field) => ({ field, required: true }))
    const type = await manager.ticketTypes.create({ kind, name: '上门维修', form })
    const { id } = await first.tickets.create({ customerId, ...broken })
    const typed = { id, typeId: type.id }
    await assert.rejects(first.tickets.update(typed), refusedAt('description'))
    await assert.rejects(first.tickets.update({ ...typed, description: '漏水' }), refusedAt('custom.serial'))
    const whole = { ...typed, description: '漏水', custom: { serial: 'S1' } }
    assert.equal((await first.tickets.update(whole)).typeId, type.id)
    await manager.ticketTypes.update({ id: type.id, form: [...form, { field: 'category', required: true }] })
    assert.equal((await first.tickets.update({ ...whole, priority: 'high', title: '还在漏' })).priority, 'high')
    const free = await manager.ticketTypes.create({ kind, name: '电话指导' })
    assert.equal((await first.tickets.update({ id, typeId: free.id, description: '' })).typeId, free.id)
    assert.equal((await first.tickets.update({ id, typeId: null })).typeId, null)
    await assert.rejects(first.tickets.update({ id, typeId: customerId }), refusedFor('ticket_type.unknown'))
  }),
)
