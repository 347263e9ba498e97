import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { logged } from '../customers/customers.fixture.ts'
import { openNeedsShop, wholeHouse } from './needs.fixture.ts'

test(
  'a need is recorded with its number, and whoever records it follows it up',
  onDesk(async (desk) => {
    const { first, wang, customerId } = await openNeedsShop(desk)
    const ticket = await first.tickets.create({ customerId, kind: 'consultation', title: '净水器怎么选' })
    const need = await first.needs.create({ customerId, ...wholeHouse, ticketId: ticket.id, channel: 'phone' })
    assert.match(need.number, /^N-260316-\d{4}$/)
    assert.deepEqual(
      [need.state, need.origin, need.urgency, need.neededBy, need.budgetFen, need.ticketId, need.owner],
      ['open', 'stated', 'normal', '2026-06-01', 1_200_000, ticket.id, { id: wang.id, name: '王小丽' }],
    )
    assert.equal(need.customer.name, '张三丰')
    assert.deepEqual(await first.needs.get({ id: need.id }), need)
    const { items } = await first.customers.timeline({ id: customerId, group: ['need'] })
    assert.deepEqual(
      items.map(({ type, subject }) => [type, subject.label]),
      [['need.recorded', need.number]],
    )
  }),
)

test(
  'what a need refers to must be there: customer, colleague, ticket of the same customer',
  onDesk(async (desk) => {
    const { first, manager, customerId } = await openNeedsShop(desk)
    const nothing = '00000000-0000-4000-8000-000000000000'
    const other = await manager.customers.create({ name: '李四' })
    const ticket = await manager.tickets.create({ customerId: other.id, kind: 'consultation', title: '问一下' })
    await assert.rejects(
      first.needs.create({ customerId: other.id, title: '想要' }),
      refusedFor('customer.unknown', 'customerId'),
    )
    await assert.rejects(
      first.needs.create({ customerId, title: '想要', ownerId: nothing }),
      refusedFor('staff.unknown', 'ownerId'),
    )
    await assert.rejects(
      first.needs.create({ customerId, title: '想要', ticketId: ticket.id }),
      refusedFor('ticket.unknown', 'ticketId'),
    )
    for (const wrong of [{ title: ' ' }, { title: '好', budgetFen: -1 }, { title: '好', neededBy: '2026-02-30' }])
      await assert.rejects(first.needs.create({ customerId, ...wrong }), refusedFor('request.invalid'))
    assert.deepEqual((await manager.needs.list({})).items, [])
  }),
)

test(
  'whoever follows a need up sees the customer until it is concluded, and again when that is taken back',
  onDesk(async (desk) => {
    const { first, specialist, su, customerId, manager } = await openNeedsShop(desk)
    const sees = async () => (await specialist.customers.list({})).items.length === 1
    const need = await first.needs.create({ customerId, ...wholeHouse })
    assert.equal(await sees(), false)
    await assert.rejects(specialist.needs.get({ id: need.id }), refusedFor('record.not_found'))
    const handed = await first.needs.update({ id: need.id, ownerId: su.id })
    assert.deepEqual([handed.owner?.id, handed.version], [su.id, 2])
    assert.equal(await sees(), true)
    assert.deepEqual(
      (await specialist.needs.list({ owner: 'me' })).items.map(({ id }) => id),
      [need.id],
    )
    const met = await specialist.needs.fulfil({ id: need.id, note: '已安装' })
    assert.deepEqual([met.state, met.fulfilment?.note], ['met', '已安装'])
    assert.equal(await sees(), false)
    await manager.needs.unfulfil({ id: need.id })
    assert.equal(await sees(), true)
    await manager.needs.update({ id: need.id, ownerId: null })
    assert.equal(await sees(), false)
    const events = await logged(desk, customerId)
    assert.deepEqual(
      events.filter(({ type }) => type.startsWith('need.')).map(({ type, data }) => [type, data.beyondScope ?? null]),
      [
        ['need.recorded', ['need.hand_over']],
        ['need.handed_over', ['need.hand_over']],
        ['need.met', ['need.hand_over']],
        ['need.reopened', ['need.hand_over']],
        ['need.handed_over', ['need.hand_over']],
      ],
    )
  }),
)

test(
  'facts change with old and new value, once, and an older version is refused',
  onDesk(async (desk) => {
    const { first, customerId } = await openNeedsShop(desk)
    const { id, version } = await first.needs.create({ customerId, ...wholeHouse })
    const edit = { id, urgency: 'high', neededBy: '2026-05-01', title: wholeHouse.title } as const
    const changed = await first.needs.update(edit, { ifMatch: version })
    assert.deepEqual([changed.urgency, changed.neededBy, changed.version], ['high', '2026-05-01', 2])
    assert.equal((await first.needs.update(edit)).version, 2)
    await assert.rejects(first.needs.update({ id, title: '晚了' }, { ifMatch: version }), refusedFor('record.changed'))
    const event = (await logged(desk, customerId)).find(({ type }) => type === 'need.changed')
    assert.deepEqual(event?.changes.map(({ field, oldValue, newValue }) => [field, oldValue, newValue]).toSorted(), [
      ['neededBy', '2026-06-01', '2026-05-01'],
      ['urgency', 'normal', 'high'],
    ])
  }),
)

test(
  'somebody who only looks on records and changes nothing',
  onDesk(async (desk) => {
    const { first, second, manager, chen, customerId } = await openNeedsShop(desk)
    await manager.customers.addCollaborator({ id: customerId, staffId: chen.id, mode: 'read_only' })
    const { id } = await first.needs.create({ customerId, ...wholeHouse })
    await assert.rejects(second.needs.create({ customerId, title: '想要' }), refusedFor('customer.read_only'))
    await assert.rejects(second.needs.update({ id, title: '改' }), refusedFor('customer.read_only'))
    assert.equal((await second.needs.get({ id })).title, wholeHouse.title)
  }),
)
