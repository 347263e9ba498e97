import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

test(
  'a ticket goes to the customer to whom it belongs, with its messages, its files and who sees it',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const giver = await desk.as('specialist', { scope: 'own' })
    const taker = await desk.as('specialist', { scope: 'own', team: 'B', department: 'South' })
    const a = await giver.customers.create({ name: '张三' })
    const b = await taker.customers.create({ name: '李四' })
    const { id } = await manager.tickets.create({ customerId: a.id, kind: 'complaint', title: '漏水' })
    await manager.tickets.addMessage({ id, body: '已联系', visibility: 'internal' })
    await manager.tickets.resolve({ id, summary: '换了管子' })
    await assert.rejects(giver.tickets.handOver({ id, customerId: b.id }), refusedFor('customer.unknown'))
    const moved = await manager.tickets.handOver({ id, customerId: b.id })
    assert.deepEqual([moved.customerId, moved.customer.name, moved.resolution?.summary], [b.id, '李四', '换了管子'])
    assert.equal((await taker.tickets.listMessages({ id })).items.length, 1)
    await assert.rejects(giver.tickets.get({ id }), refusedFor('record.not_found'))
    assert.deepEqual((await manager.tickets.list({ customer: a.id })).items, [])
    assert.equal((await manager.tickets.list({ search: '李四' })).items.length, 1)
    await manager.tickets.handOver({ id, customerId: b.id })
    const types = async (of: string) =>
      (await manager.customers.timeline({ id: of, group: ['ticket'] })).items.map(({ type }) => type)
    assert.equal((await types(a.id))[0], 'ticket.handed_over')
    assert.deepEqual(await types(b.id), ['ticket.taken_over'])
    await manager.tickets.reopen({ id })
    assert.equal((await manager.tickets.get({ id })).status, 'open')
  }),
)
