import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Numbering, numberOf } from '@zhike/contract/ticket-types'
import { type Desk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { addFields, refusedAt } from '../own-fields/own-fields.fixture.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'

const kind = 'after_sales' as const
const byMonth: Numbering = { prefix: 'WX', datePart: 'month', width: 4, reset: 'month' }

/** A manager, a representative in scope team, and a customer of the latter. */
async function open(desk: Desk) {
  const manager = await desk.as('manager')
  const clerk = await desk.as('representative')
  const { id: customerId } = await clerk.customers.create({ name: '张三' })
  const opened = (typeId: string, more: object = {}) =>
    clerk.tickets.create({ customerId, kind, title: '洗碗机漏水', typeId, ...more })
  return { manager, clerk, customerId, opened }
}

test(
  'a type says what a new ticket of it gets and has to have, and is there at once',
  onDesk(async (desk) => {
    await addFields(desk, [
      { kind: 'ticket', name: '机身号', key: 'serial' },
      { kind: 'ticket', name: '上门日期', key: 'visit_on', type: 'date', required: true },
    ])
    const { manager, clerk, customerId, opened } = await open(desk)
    const admin = await desk.as('administrator')
    const { id: categoryId } = await admin.categories.create({ kind, name: '安装维修' })
    const form = [
      { field: 'custom.serial', required: true },
      { field: 'description', required: true },
      { field: 'category', required: true },
    ]
    const type = await manager.ticketTypes.create({ kind, name: '上门维修', categoryId, priority: 'high', form })
    assert.deepEqual((await clerk.ticketTypes.list({ kind })).items, [type])
    await assert.rejects(opened(type.id), refusedAt('description'))
    const described = { description: '灯一直闪' }
    await assert.rejects(opened(type.id, described), refusedAt('custom.serial'))
    const custom = { serial: 'S1' }
    // the form does not ask for the day of the visit, so that nobody has to give it, and nobody can
    await assert.rejects(
      opened(type.id, { ...described, custom: { ...custom, visit_on: '2026-03-20' } }),
      refusedAt('custom.visit_on'),
    )
    const made = await opened(type.id, { ...described, custom })
    assert.deepEqual([made.typeId, made.categoryId, made.priority], [type.id, categoryId, 'high'])
    assert.equal((await opened(type.id, { ...described, custom, priority: 'low' })).priority, 'low')
    await assert.rejects(
      clerk.tickets.create({ customerId, kind: 'praise', title: '好', typeId: type.id }),
      refusedFor('ticket_type.unknown', 'typeId'),
    )
    await admin.categories.remove({ id: categoryId })
    await assert.rejects(opened(type.id, { ...described, custom }), refusedAt('categoryId'))
  }),
)

test(
  'a ticket keeps its type when that is retired, loses it with its kind, and can be given another',
  onDesk(async (desk) => {
    const { manager, clerk, opened } = await open(desk)
    const [repair, other] = [
      await manager.ticketTypes.create({ kind, name: '维修', numbering: byMonth }),
      await manager.ticketTypes.create({ kind, name: '换货' }),
    ]
    const { id, number } = await opened(repair.id)
    await manager.ticketTypes.retire({ id: repair.id })
    await assert.rejects(opened(repair.id), refusedFor('ticket_type.unknown', 'typeId'))
    assert.equal((await clerk.tickets.get({ id })).typeId, repair.id)
    const moved = await clerk.tickets.update({ id, typeId: other.id })
    assert.deepEqual([moved.typeId, moved.number], [other.id, number])
    await assert.rejects(clerk.tickets.update({ id, typeId: repair.id }), refusedFor('ticket_type.unknown', 'typeId'))
    assert.equal((await clerk.tickets.update({ id, kind: 'complaint' })).typeId, null)
    assert.deepEqual(
      (await clerk.ticketTypes.list({ retired: 'only' })).items.map((type) => type.name),
      ['维修'],
    )
    await assert.rejects(manager.ticketTypes.restore({ id: other.id }), refusedFor('ticket_type.not_retired'))
    await manager.ticketTypes.create({ kind, name: '维修' })
    await assert.rejects(manager.ticketTypes.restore({ id: repair.id }), refusedFor('ticket_type.name_taken', 'name'))
  }),
)

test(
  'what cannot be in a type is named, and only who configures types may',
  onDesk(async (desk) => {
    await addFields(desk, [
      { kind: 'ticket', name: '同事', key: 'colleague', type: 'person' },
      { kind: 'ticket', name: '表扬谁', key: 'whom', onlyFor: ['praise'] },
    ])
    const { manager, clerk } = await open(desk)
    const create = (facts: object) => manager.ticketTypes.create({ kind, name: '维修', ...facts })
    await assert.rejects(create({ form: [{ field: 'custom.nothing' }] }), refusedAt('form.0.field'))
    await assert.rejects(create({ form: [{ field: 'custom.whom' }] }), refusedAt('form.0.field'))
    await assert.rejects(create({ form: [{ field: 'category' }, { field: 'category' }] }), refusedAt('form.1.field'))
    await assert.rejects(create({ form: [{ field: 'custom.colleague', portal: true }] }), refusedAt('form.0.portal'))
    await assert.rejects(create({ numbering: { ...byMonth, reset: 'day' } }), refusedAt('numbering.reset'))
    await assert.rejects(create({ numbering: { ...byMonth, prefix: 'T' } }), refusedAt('numbering.prefix'))
    await assert.rejects(
      create({ tasks: [{ title: '派工', staffId: uuidv7(desk.now) }] }),
      refusedAt('tasks.0.staffId'),
    )
    await assert.rejects(create({ categoryId: uuidv7(desk.now) }), refusedFor('category.unknown', 'categoryId'))
    const type = await create({})
    await assert.rejects(create({}), refusedFor('ticket_type.name_taken', 'name'))
    await assert.rejects(
      manager.ticketTypes.update({ id: type.id, name: '保养' }, { ifMatch: 7 }),
      refusedFor('record.changed'),
    )
    await assert.rejects(clerk.ticketTypes.create({ kind, name: '保养' }), refusedFor('permission.missing'))
  }),
)

test(
  'tickets are numbered by the rule of their type, which never gives a number twice',
  onDesk(async (desk) => {
    const { manager, opened } = await open(desk)
    const { id } = await manager.ticketTypes.create({ kind, name: '维修', numbering: byMonth })
    const numberNow = async () => (await opened(id)).number
    const rule = (numbering: Numbering | null) => manager.ticketTypes.update({ id, numbering })
    assert.deepEqual([await numberNow(), await numberNow()], ['WX-202603-0001', 'WX-202603-0002'])
    desk.now = new Date('2026-03-31T16:00:00Z')
    assert.equal(await numberNow(), 'WX-202604-0001')
    // somebody whose clock is behind gets a number of the month that has begun
    desk.now = new Date('2026-03-31T15:59:59Z')
    assert.equal(await numberNow(), 'WX-202604-0002')
    await rule({ ...byMonth, width: 6 })
    assert.equal(await numberNow(), 'WX-202604-000003')
    for (const change of [{ reset: 'never' }, { datePart: 'day' }] as const)
      await assert.rejects(rule({ ...byMonth, ...change }), refusedFor('ticket_type.prefix_bound', 'numbering.prefix'))
    await rule(null)
    assert.match(await numberNow(), /^T-260331-\d{4,}$/)
    await rule({ prefix: 'BX', datePart: 'none', width: 3, reset: 'never' })
    assert.equal(await numberNow(), 'BX-001')
    await rule(byMonth)
    assert.equal(await numberNow(), 'WX-202604-0004')
    await assert.rejects(
      manager.ticketTypes.create({ kind, name: '换货', numbering: { ...byMonth, prefix: 'BX' } }),
      refusedFor('ticket_type.prefix_taken', 'numbering.prefix'),
    )
    assert.deepEqual(
      (await manager.tickets.list({ search: 'wx-202604' })).items.map(({ number }) => number).toSorted(),
      ['WX-202604-000003', 'WX-202604-0001', 'WX-202604-0002', 'WX-202604-0004'],
    )
  }),
)

test('the preview of a number is what the rule gives', () => {
  assert.equal(numberOf(byMonth, '2026-11-27', 42), 'WX-202611-0042')
  assert.equal(numberOf({ prefix: 'A', datePart: 'none', width: 3, reset: 'never' }, '2026-11-27', 12_345), 'A-12345')
})

test(
  'fifty tickets of one type at once, on the first moment of a day, have fifty numbers that begin with one',
  onOwnDesk(async (desk) => {
    const { manager, opened } = await open(desk)
    const daily: Numbering = { prefix: 'RX', datePart: 'day', width: 4, reset: 'day' }
    const { id } = await manager.ticketTypes.create({ kind, name: '热线', numbering: daily })
    for (const [day, at] of [
      ['20260316', desk.now],
      ['20260317', new Date('2026-03-16T16:00:00Z')],
    ] as const) {
      desk.now = at
      const numbers = (await Promise.all(Array.from({ length: 50 }, () => opened(id)))).map(({ number }) => number)
      assert.equal(new Set(numbers).size, 50)
      assert.ok(numbers.every((number) => number.startsWith(`RX-${day}-`)))
      assert.ok(numbers.includes(`RX-${day}-0001`))
    }
  }),
)

test(
  'customers choose among the types that are for them, and are asked for the fields that are for them',
  onDesk(async (desk) => {
    await addFields(desk, [
      { kind: 'ticket', name: '机身号', key: 'serial' },
      { kind: 'ticket', name: '成本', key: 'cost', type: 'money' },
    ])
    const { manager } = await open(desk)
    const form = [
      { field: 'custom.serial', required: true, portal: true },
      { field: 'custom.cost', required: true },
    ]
    const type = await manager.ticketTypes.create({ kind, name: '维修', portal: true, priority: 'high', form })
    const inner = await manager.ticketTypes.create({ kind, name: '内部返修' })
    const stranger = desk.client()
    assert.deepEqual(
      (await stranger.portal.listTypes({})).items.map(({ name, category, fields }) => [
        name,
        category,
        fields.map(({ key, required }) => [key, required]),
      ]),
      [['维修', 'hidden', [['serial', true]]]],
    )
    const asked = { kind, title: '漏水', description: '昨天起', name: '张三', email: 'zhang@customer.example' } as const
    const submit = (facts: object) => stranger.portal.submit({ ...asked, ...facts })
    await assert.rejects(submit({ typeId: inner.id }), refusedFor('ticket_type.unknown', 'typeId'))
    await assert.rejects(submit({ typeId: type.id }), refusedAt('custom.serial'))
    await assert.rejects(submit({ typeId: type.id, custom: { serial: 'S1', cost: 1 } }), refusedAt('custom.cost'))
    await assert.rejects(submit({ custom: { serial: 'S1' } }), refusedAt('custom.serial'))
    const { number } = await submit({ typeId: type.id, custom: { serial: 'S1' } })
    const [made] = (await manager.tickets.list({ search: number })).items
    assert.deepEqual([made?.typeId, made?.priority, made?.custom], [type.id, 'high', { serial: 'S1' }])
  }),
)
