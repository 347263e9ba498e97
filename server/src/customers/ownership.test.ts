import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { openShop } from '../tickets/tickets.fixture.ts'

const dayMs = 86_400_000

test(
  'the history of a customer says who looked after it, from when to when and why',
  onDesk(async (desk) => {
    const { manager, first, wang, chen, boss, customerId: id } = await openShop(desk)
    const began = desk.now
    desk.now = new Date(began.getTime() + 3 * dayMs)
    await manager.customers.assignOwner({ id, staffId: chen.id })
    desk.now = new Date(began.getTime() + 5 * dayMs)
    await manager.customers.releaseOwner({ id })
    const { items } = await manager.customers.listOwnerships({ id })
    assert.deepEqual(
      items.map(({ owner, how, by, from, ended }) => [
        owner.name,
        how,
        by.name,
        from.slice(0, 10),
        ended?.how,
        ended?.by.id,
      ]),
      [
        ['陈明', 'assigned', '周经理', '2026-03-19', 'withdrawn', boss.id],
        ['王小丽', 'created', '王小丽', '2026-03-16', 'assigned', boss.id],
      ],
    )
    assert.equal(items[1]?.ended?.at, items[0]?.from)
    assert.equal(items[1]?.owner.id, wang.id)
    await assert.rejects(first.customers.listOwnerships({ id }), refusedFor('record.not_found'))
  }),
)

test(
  'owners whom a merge brings and its undoing takes away stand in the history as well',
  onDesk(async (desk) => {
    const { manager, chen, customerId } = await openShop(desk)
    const other = await manager.customers.create({ name: '张三', ownerId: chen.id })
    await manager.customers.merge({ id: customerId, otherId: other.id, keep: { owner: 'other' } })
    const owners = async () =>
      (await manager.customers.listOwnerships({ id: customerId })).items.map(
        ({ owner, how, ended }) => `${owner.name} ${how} ${ended?.how ?? ''}`,
      )
    assert.deepEqual((await owners()).toSorted(), ['王小丽 created merged', '陈明 created ', '陈明 merged '].toSorted())
    await manager.customers.takeApart({ id: customerId, otherId: other.id })
    assert.deepEqual(
      (await owners()).toSorted(),
      ['王小丽 created merged', '王小丽 merged ', '陈明 merged merged'].toSorted(),
    )
  }),
)

test(
  'what was said to a customer is written down once, with its own time, and not for times to come',
  onDesk(async (desk) => {
    const { manager, first, second, chen, customerId: id } = await openShop(desk)
    const at = '2026-03-14T09:30:00.000Z'
    const note = await first.customers.addContactNote({ id, way: 'visit', note: '上门看了水压', at })
    assert.deepEqual([note.way, note.at, note.by.name], ['visit', at, '王小丽'])
    await first.customers.addContactNote({ id, way: 'call', note: '约了周五' })
    const { items } = await first.customers.listContactNotes({ id })
    assert.deepEqual(
      items.map(({ note }) => note),
      ['约了周五', '上门看了水压'],
    )
    const told = (await first.customers.timeline({ id })).items.find(
      ({ type, at: when }) => type === 'customer.contacted' && when === at,
    )
    assert.deepEqual([told?.data.way, told?.subject.type], ['visit', 'contact_note'])
    const tomorrow = new Date(desk.now.getTime() + dayMs).toISOString()
    const ahead = first.customers.addContactNote({ id, way: 'call', note: '明天打', at: tomorrow })
    await assert.rejects(ahead, refusedFor('request.invalid', 'at'))
    await assert.rejects(second.customers.listContactNotes({ id }), refusedFor('record.not_found'))
    await manager.customers.addCollaborator({ id, staffId: chen.id, mode: 'read_only' })
    await assert.rejects(
      second.customers.addContactNote({ id, way: 'call', note: '打过了' }),
      refusedFor('customer.read_only'),
    )
  }),
)
