import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { logged } from '../customers/customers.fixture.ts'
import { broken, openShop } from './tickets.fixture.ts'

test(
  'an edit changes what it names, tells which fields, and keeps old and new',
  onDesk(async (desk) => {
    const { first, customerId } = await openShop(desk)
    const { id, version } = await first.tickets.create({ customerId, ...broken })
    const changed = await first.tickets.update({ id, title: '洗衣机不转', priority: 'high' }, { ifMatch: version })
    assert.deepEqual([changed.title, changed.priority, changed.version], ['洗衣机不转', 'high', version + 1])
    const event = (await logged(desk, customerId)).at(-1)
    assert.equal(event?.type, 'ticket.changed')
    assert.deepEqual([...((event?.data?.fields ?? []) as string[])].sort(), ['priority', 'title'])
    const title = event?.changes.find(({ field }) => field === 'title')
    assert.deepEqual([title?.oldValue, title?.newValue], ['洗衣机漏水', '洗衣机不转'])
    await assert.rejects(
      first.tickets.update({ id, title: '又改' }, { ifMatch: version }),
      refusedFor('record.changed'),
    )
    assert.deepEqual(
      (await first.tickets.list({ search: '不转' })).items.map((ticket) => ticket.id),
      [id],
    )
    const count = (await logged(desk, customerId)).length
    assert.equal((await first.tickets.update({ id, title: '洗衣机不转' })).version, version + 1)
    assert.equal((await logged(desk, customerId)).length, count)
  }),
)

test(
  'a category of another kind falls away with the kind',
  onDesk(async (desk) => {
    const { first, customerId } = await openShop(desk)
    const admin = await desk.as('administrator')
    const { id: categoryId } = await admin.categories.create({ kind: 'after_sales', name: '质量问题' })
    const { id } = await first.tickets.create({ customerId, ...broken, categoryId })
    await assert.rejects(first.tickets.update({ id, kind: 'praise', categoryId }), refusedFor('category.unknown'))
    const changed = await first.tickets.update({ id, kind: 'praise' })
    assert.deepEqual([changed.kind, changed.categoryId], ['praise', null])
  }),
)

test(
  'a ticket waits for the customer and comes back, until it is resolved',
  onDesk(async (desk) => {
    const { first, customerId } = await openShop(desk)
    const { id } = await first.tickets.create({ customerId, ...broken })
    assert.equal((await first.tickets.update({ id, status: 'pending' })).status, 'pending')
    assert.equal((await logged(desk, customerId)).at(-1)?.type, 'ticket.waiting')
    assert.equal((await first.tickets.update({ id, status: 'open' })).status, 'open')
    await first.tickets.resolve({ id, summary: '换了水管' })
    await assert.rejects(first.tickets.update({ id, status: 'open' }), refusedFor('ticket.already_resolved'))
    await first.tickets.close({ id, reason: '客户电话确认' })
    await assert.rejects(first.tickets.update({ id, title: '改' }), refusedFor('ticket.closed'))
  }),
)
