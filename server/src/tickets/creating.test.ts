import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { logged, written } from '../customers/customers.fixture.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { assignedTicket, broken, openShop } from './tickets.fixture.ts'

test(
  'a ticket is opened with what the caller says and stable defaults for the rest',
  onDesk(async (desk) => {
    const { first, customerId, wang } = await openShop(desk)
    const ticket = await first.tickets.create({ customerId, ...broken })
    assert.match(ticket.number, /^T-260316-\d{4,}$/)
    assert.equal(ticket.priority, 'normal')
    assert.equal(ticket.channel, 'api')
    assert.equal(ticket.status, 'open')
    assert.equal(ticket.departmentId, wang.departmentId)
    assert.deepEqual(ticket.createdBy, { kind: 'key', id: wang.id, name: wang.name })
    assert.equal(ticket.customer.name, '张三丰')
    assert.match(ticket.customer.identities[0]?.masked ?? '', /^138\*\*\*\*/)
    assert.deepEqual(await first.tickets.get({ id: ticket.id }), ticket)
    const event = (await logged(desk, customerId)).find(({ type }) => type === 'ticket.created')
    assert.deepEqual(event?.data, { number: ticket.number, kind: 'after_sales', priority: 'normal', channel: 'api' })
  }),
)

test(
  'the number begins with the day of the company',
  onDesk(async (desk) => {
    const { first, customerId } = await openShop(desk)
    desk.now = new Date('2026-03-16T16:00:00Z')
    assert.match((await first.tickets.create({ customerId, ...broken })).number, /^T-260317-/)
  }),
)

test(
  'a ticket for a customer who is unknown, hidden or archived is refused alike, and nothing is written',
  onDesk(async (desk) => {
    const { first, second, customerId, manager } = await openShop(desk)
    const archived = await first.customers.create({ name: '旧客户' })
    await manager.customers.archive({ id: archived.id })
    const before = await written(desk)
    const refused = refusedFor('customer.unknown')
    await assert.rejects(second.tickets.create({ customerId, ...broken }), refused)
    await assert.rejects(first.tickets.create({ customerId: archived.id, ...broken }), refused)
    await assert.rejects(first.tickets.create({ customerId: uuidv7(desk.now), ...broken }), refused)
    assert.deepEqual(await written(desk), before)
    assert.deepEqual((await manager.tickets.list({})).items, [])
  }),
)

test(
  'what is missing, unknown or not the caller’s to set is named',
  onDesk(async (desk) => {
    const { wang, customerId } = await openShop(desk)
    const post = async (body: unknown) => {
      const answer = await desk.app.inject({
        method: 'POST',
        url: '/api/v1/tickets',
        headers: { authorization: `Bearer ${wang.key}` },
        payload: body as object,
      })
      return { status: answer.statusCode, fields: Object.keys(answer.json().fields ?? {}).sort() }
    }
    assert.deepEqual(await post({}), { status: 400, fields: ['customerId', 'kind', 'title'] })
    for (const field of [
      'status',
      'assigneeId',
      'seenBy',
      'number',
      'createdBy',
      'departmentId',
      'version',
      '__proto__x',
    ])
      assert.deepEqual(
        await post({ customerId, ...broken, [field]: 'closed' }),
        { status: 400, fields: [field] },
        field,
      )
    assert.deepEqual(await post({ customerId, ...broken, kind: 'nonsense' }), { status: 400, fields: ['kind'] })
    assert.deepEqual(await post({ customerId, ...broken, title: ' ' }), { status: 400, fields: ['title'] })
  }),
)

test(
  'a ticket goes to the department of its category, else to the opener’s, else to reception',
  onDesk(async (desk) => {
    const { first, customerId, wang } = await openShop(desk)
    const technician = await desk.person('support', { department: '技术部', team: '技术组' })
    const admin = await desk.as('administrator', { department: '信息部' })
    const category = await admin.categories.create({
      kind: 'after_sales',
      name: '质量问题',
      departmentId: technician.departmentId,
    })
    const filed = await first.tickets.create({ customerId, ...broken, categoryId: category.id })
    assert.equal(filed.departmentId, technician.departmentId)
    assert.equal((await first.tickets.create({ customerId, ...broken })).departmentId, wang.departmentId)
    await assert.rejects(
      first.tickets.create({ customerId, kind: 'praise', title: '好', categoryId: category.id }),
      refusedFor('category.unknown'),
    )
    await admin.categories.remove({ id: category.id })
    await assert.rejects(
      first.tickets.create({ customerId, ...broken, categoryId: category.id }),
      refusedFor('category.unknown'),
    )
    assert.equal((await first.tickets.get({ id: filed.id })).categoryId, category.id)
  }),
)

test(
  'the department that has the work sees ticket and customer while the ticket is not closed',
  onDesk(async (desk) => {
    const { first, customerId } = await openShop(desk)
    const head = await desk.person('manager', { scope: 'department', department: '技术部', team: '技术组' })
    const admin = await desk.as('administrator')
    const { id: categoryId } = await admin.categories.create({
      kind: 'after_sales',
      name: '质量问题',
      departmentId: head.departmentId,
    })
    const office = desk.client(head)
    await assert.rejects(office.customers.get({ id: customerId }), refusedFor('record.not_found'))
    const { id } = await first.tickets.create({ customerId, ...broken, categoryId })
    assert.equal((await office.customers.get({ id: customerId })).name, '张三丰')
    await first.tickets.resolve({ id, summary: '换了水管' })
    assert.equal((await office.customers.get({ id: customerId })).name, '张三丰')
    await first.tickets.close({ id, reason: '客户电话确认' })
    await assert.rejects(office.customers.get({ id: customerId }), refusedFor('record.not_found'))
    assert.equal((await office.tickets.get({ id })).customer.name, '张三丰')
  }),
)

test(
  'a ticket of another team does not exist, whatever is tried, and nothing is written',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first, second, chen } = shop
    const { id } = await assignedTicket(shop)
    const before = await written(desk)
    const ticket = await first.tickets.get({ id })
    const hidden = refusedFor('record.not_found')
    await assert.rejects(second.tickets.get({ id }), hidden)
    await assert.rejects(second.tickets.update({ id, title: '改' }), hidden)
    await assert.rejects(second.tickets.assign({ id, staffId: chen.id }), hidden)
    await assert.rejects(second.tickets.unassign({ id }), hidden)
    await assert.rejects(second.tickets.listMessages({ id }), hidden)
    await assert.rejects(second.tickets.addMessage({ id, body: '在吗', visibility: 'public' }), hidden)
    await assert.rejects(second.tickets.resolve({ id, summary: '好了' }), hidden)
    await assert.rejects(second.tickets.reopen({ id }), hidden)
    await assert.rejects(second.tickets.close({ id, reason: '关' }), hidden)
    await assert.rejects(second.tickets.progressLink({ id }), hidden)
    assert.deepEqual((await second.tickets.list({})).items, [])
    assert.deepEqual(await written(desk), before)
    assert.deepEqual(await first.tickets.get({ id }), ticket)
  }),
)

test(
  'who has no right to a deed is refused it, and nobody who is not logged in gets anywhere',
  onDesk(async (desk) => {
    const { first, customerId } = await openShop(desk)
    const { id } = await first.tickets.create({ customerId, ...broken })
    const inspector = await desk.as('inspector')
    assert.equal((await inspector.tickets.get({ id })).id, id)
    const refused = refusedFor('permission.missing')
    await assert.rejects(inspector.tickets.resolve({ id, summary: '好了' }), refused)
    await assert.rejects(inspector.tickets.create({ customerId, ...broken }), refused)
    const admin = await desk.as('administrator', { scope: 'all' })
    await assert.rejects(admin.tickets.list({}), refused)
    await assert.rejects(desk.client().tickets.get({ id }), refusedFor('session.required'))
  }),
)
