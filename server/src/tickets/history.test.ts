import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { assignedTicket, openShop } from './tickets.fixture.ts'

test(
  'the history of a ticket says who did what, newest first, and what was changed to what',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { manager, second, wang, chen } = shop
    const { id } = await assignedTicket(shop)
    await manager.tickets.update({ id, priority: 'urgent' })
    await manager.tickets.assign({ id, staffId: chen.id })
    await second.tickets.addMessage({ id, body: '已联系师傅', visibility: 'internal' })
    const { items } = await second.tickets.history({ id })
    assert.deepEqual(
      items.map(({ type, actor }) => [type, actor.name]),
      [
        ['ticket.noted', '陈明'],
        ['ticket.assigned', '周经理'],
        ['ticket.changed', '周经理'],
        ['ticket.assigned', '周经理'],
        ['ticket.created', '周经理'],
      ],
    )
    assert.deepEqual([items[1]?.data.assigneeId, items[1]?.data.formerId], [chen.id, wang.id])
    assert.deepEqual(items[2]?.changes, [{ field: 'priority', old: 'normal', new: 'urgent' }])
    const page = await second.tickets.history({ id, limit: 2 })
    const rest = await second.tickets.history({ id, limit: 200, cursor: page.nextCursor ?? '' })
    assert.deepEqual([...page.items, ...rest.items], items)
  }),
)

test(
  'who sees a ticket reads its history without seeing the customer, also from before it came to this one; nobody else does',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first, second, manager, chen } = shop
    const { id } = await assignedTicket(shop)
    await assert.rejects(second.tickets.history({ id }), refusedFor('record.not_found'))
    const other = await first.customers.create({ name: '李四' })
    await manager.tickets.handOver({ id, customerId: other.id })
    await first.ticketTasks.add({ id, title: '看现场', assigneeId: chen.id })
    await assert.rejects(second.customers.get({ id: other.id }), refusedFor('record.not_found'))
    const { items } = await second.tickets.history({ id })
    assert.deepEqual(
      items.map(({ type }) => type),
      ['ticket.task_added', 'ticket.taken_over', 'ticket.handed_over', 'ticket.assigned', 'ticket.created'],
    )
  }),
)
