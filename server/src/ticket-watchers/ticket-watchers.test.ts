import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { assignedTicket, openShop } from '../tickets/tickets.fixture.ts'

test(
  'a ticket is watched by whoever sees it, once, and found among the watched',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first, manager, second, wang, chen, boss } = shop
    const { id } = await assignedTicket(shop)
    await manager.tickets.create({ customerId: shop.customerId, kind: 'praise', title: '不关注的' })
    await first.ticketWatchers.add({ id, staffId: wang.id })
    await first.ticketWatchers.add({ id, staffId: wang.id })
    await first.ticketWatchers.add({ id, staffId: boss.id })
    assert.deepEqual((await manager.ticketWatchers.list({ id })).items.map(({ name }) => name).sort(), [
      '周经理',
      '王小丽',
    ])
    assert.deepEqual(
      (await manager.tickets.list({ watched: 'me' })).items.map((one) => one.id),
      [id],
    )
    await assert.rejects(
      first.ticketWatchers.add({ id, staffId: chen.id }),
      refusedFor('ticket_watcher.unsighted', 'staffId'),
    )
    await assert.rejects(first.ticketWatchers.add({ id, staffId: id }), refusedFor('staff.unknown', 'staffId'))
    await assert.rejects(second.ticketWatchers.add({ id, staffId: chen.id }), refusedFor('record.not_found'))
    await manager.ticketWatchers.remove({ id, staffId: boss.id })
    await assert.rejects(manager.ticketWatchers.remove({ id, staffId: boss.id }), refusedFor('record.not_found'))
    assert.deepEqual((await manager.tickets.list({ watched: 'me' })).items, [])
  }),
)

test(
  'who only reads tickets watches them, but has nobody else watch; and a watcher sees no more than before',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { manager, second, chen, wang } = shop
    const { id } = await assignedTicket(shop, chen)
    const inspector = await desk.person('inspector')
    const reader = desk.client(inspector)
    await reader.ticketWatchers.add({ id, staffId: inspector.id })
    await assert.rejects(reader.ticketWatchers.add({ id, staffId: wang.id }), refusedFor('permission.missing'))
    await assert.rejects(reader.ticketWatchers.remove({ id, staffId: wang.id }), refusedFor('permission.missing'))
    await second.ticketWatchers.add({ id, staffId: chen.id })
    await manager.tickets.assign({ id, staffId: wang.id })
    await assert.rejects(second.tickets.get({ id }), refusedFor('record.not_found'))
    assert.deepEqual((await second.tickets.list({ watched: 'me' })).items, [])
  }),
)

test(
  'tickets are filtered by who watches them, also by whoever opens a view, and those that nobody watches are found',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first, manager, second, wang, boss } = shop
    const { id } = await assignedTicket(shop)
    const { id: both } = await assignedTicket(shop)
    const { id: nobodys } = await assignedTicket(shop)
    await first.ticketWatchers.add({ id, staffId: wang.id })
    for (const { id: staffId } of [wang, boss]) await first.ticketWatchers.add({ id: both, staffId })
    const found = async (client: typeof manager, condition: object) =>
      (await client.tickets.list({ filter: JSON.stringify({ field: 'watcher', ...condition }) })).items.map(
        (one) => one.id,
      )
    assert.deepEqual(await found(manager, { op: 'is', value: wang.id }), [both, id])
    assert.deepEqual(await found(manager, { op: 'is', value: 'me' }), [both])
    assert.deepEqual(await found(first, { op: 'in', value: ['me', boss.id] }), [both, id])
    assert.deepEqual(await found(manager, { op: 'is_not', value: 'me' }), [nobodys, id])
    assert.deepEqual(await found(manager, { op: 'empty' }), [nobodys])
    assert.deepEqual(await found(manager, { op: 'not_empty' }), [both, id])
    assert.deepEqual(await found(second, { op: 'is', value: wang.id }), [], 'out of sight')
    const filter = { field: 'watcher', op: 'is', value: 'me' } as const
    const view = await manager.ticketViews.create({ name: '我关注的', definition: { filter }, sharing: 'everybody' })
    assert.deepEqual([view.definition, view.missingFields], [{ filter }, []])
  }),
)
