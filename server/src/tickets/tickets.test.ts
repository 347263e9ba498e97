import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { api } from '@zhike/contract'
import type { Client } from '@zhike/contract/client'
import { type CreateTicket, type ListTickets, ticketSorts } from '@zhike/contract/tickets'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { logged, written } from '../customers/customers.fixture.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { assignedTicket, broken, nextPhone, openShop } from './tickets.fixture.ts'

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
    assert.deepEqual(event?.data, { number: ticket.number, kind: 'complaint', priority: 'normal', channel: 'api' })
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
      kind: 'complaint',
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
      kind: 'complaint',
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
    const { id: categoryId } = await admin.categories.create({ kind: 'complaint', name: '质量问题' })
    const { id } = await first.tickets.create({ customerId, ...broken, categoryId })
    await assert.rejects(first.tickets.update({ id, kind: 'praise', categoryId }), refusedFor('category.unknown'))
    const changed = await first.tickets.update({ id, kind: 'after_sales' })
    assert.deepEqual([changed.kind, changed.categoryId], ['after_sales', null])
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

type Desk = Parameters<Parameters<typeof onDesk>[0]>[0]

/** Three tickets of two customers, an hour apart, oldest first. */
async function threeTickets(desk: Desk) {
  const shop = await openShop(desk)
  const { first, customerId } = shop
  const other = await first.customers.create({ name: '李四光', identities: [{ kind: 'phone', value: nextPhone() }] })
  const wishes: CreateTicket[] = [
    { customerId, kind: 'complaint', title: '洗衣机漏水', description: '', priority: 'high', channel: 'phone' },
    { customerId, kind: 'praise', title: '师傅很好', description: '', priority: 'low', channel: 'api' },
    {
      customerId: other.id,
      kind: 'complaint',
      title: '冰箱不制冷',
      description: '',
      priority: 'urgent',
      channel: 'api',
    },
  ]
  const made = []
  for (const wish of wishes) {
    made.push(await first.tickets.create(wish))
    desk.now = new Date(desk.now.getTime() + 3_600_000)
  }
  const find = titlesOf(first)
  return { ...shop, other, made, find }
}

const titlesOf = (client: Client<typeof api>) => async (wish: Partial<ListTickets>) =>
  (await client.tickets.list(wish)).items.map((ticket) => ticket.title)

test(
  'a list is filtered by status, kind, priority, assignee, customer and category',
  onDesk(async (desk) => {
    const { find, first, made, wang, customerId, other } = await threeTickets(desk)
    const [leak, praise, fridge] = ['洗衣机漏水', '师傅很好', '冰箱不制冷']
    const id = made[0]?.id as string
    assert.deepEqual(await find({}), [fridge, praise, leak])
    assert.deepEqual(await find({ kind: ['complaint'] }), [fridge, leak])
    assert.deepEqual(await find({ priority: ['low', 'urgent'] }), [fridge, praise])
    assert.deepEqual(await find({ customer: other.id }), [fridge])
    await first.tickets.assign({ id, staffId: wang.id })
    assert.deepEqual(await find({ assignee: 'me' }), [leak])
    assert.deepEqual(await find({ assignee: wang.id }), [leak])
    assert.deepEqual(await find({ assignee: 'none' }), [fridge, praise])
    await first.tickets.resolve({ id, summary: '好了' })
    assert.deepEqual(await find({ status: ['open', 'pending'] }), [fridge, praise])
    assert.deepEqual(await find({ status: ['resolved'], kind: ['complaint'], customer: customerId }), [leak])
    assert.deepEqual(await find({ category: uuidv7(desk.now) }), [])
  }),
)

test(
  'a list is sorted by age, last movement and priority, and its pages join without gap or repeat',
  onDesk(async (desk) => {
    const { first, made, find } = await threeTickets(desk)
    await first.tickets.addMessage({ id: made[0]?.id as string, body: '在路上', visibility: 'internal' })
    const orders = {
      '-createdAt': ['冰箱不制冷', '师傅很好', '洗衣机漏水'],
      createdAt: ['洗衣机漏水', '师傅很好', '冰箱不制冷'],
      '-updatedAt': ['洗衣机漏水', '冰箱不制冷', '师傅很好'],
      '-priority': ['冰箱不制冷', '洗衣机漏水', '师傅很好'],
    }
    for (const sort of ticketSorts) {
      const titles = orders[sort]
      assert.deepEqual(await find({ sort }), titles, sort)
      const seen: string[] = []
      let cursor: string | null | undefined
      do {
        const page = await first.tickets.list({ sort, limit: 1, ...(cursor ? { cursor } : {}) })
        seen.push(...page.items.map((ticket) => ticket.title))
        cursor = page.nextCursor
      } while (cursor !== null)
      assert.deepEqual(seen, titles, sort)
    }
  }),
)

test(
  'a cursor that nobody gave out, or of another order, is refused',
  onDesk(async (desk) => {
    const { first } = await threeTickets(desk)
    const { nextCursor } = await first.tickets.list({ limit: 1 })
    const forged = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url')
    const wrong = [
      'x',
      forged(['-createdAt', '2026-13-77T00:00:00.000Z', uuidv7(desk.now)]),
      forged(['-createdAt', "2026-01-01'; DROP TABLE tickets", uuidv7(desk.now)]),
      forged([null, null, null]),
    ]
    for (const cursor of wrong) await assert.rejects(first.tickets.list({ cursor }), refusedFor('cursor.invalid'))
    await assert.rejects(
      first.tickets.list({ sort: '-priority', cursor: nextCursor as string }),
      refusedFor('cursor.invalid'),
    )
  }),
)

test(
  'a search finds the beginning of a number, words of the title, and the customer’s name with pinyin and initials',
  onDesk(async (desk) => {
    const { find, made, second } = await threeTickets(desk)
    const number = made[2]?.number as string
    for (const search of [
      number,
      number.slice(2),
      number.toLowerCase(),
      '不制冷',
      '李四光',
      'lisi',
      'lsg',
      '冰箱 李四',
    ])
      assert.deepEqual(await find({ search }), ['冰箱不制冷'], search)
    assert.equal((await find({ search: 'T-2603' })).length, 3)
    assert.deepEqual(await find({ search: '张三', kind: ['praise'] }), ['师傅很好'])
    for (const search of ['！？', "' OR 1=1 --", '洗衣机烘干', 'T-9', '%'])
      assert.deepEqual(await find({ search }), [], search)
    assert.deepEqual((await second.tickets.list({ search: '冰箱' })).items, [])
  }),
)

test(
  'a renamed customer’s tickets are found by the new name',
  onDesk(async (desk) => {
    const { find, first, other } = await threeTickets(desk)
    await first.customers.update({ id: other.id, name: '李时珍' })
    await desk.settle()
    assert.deepEqual(await find({ search: '李时珍' }), ['冰箱不制冷'])
    assert.deepEqual(await find({ search: '李四光' }), [])
  }),
)

test(
  'a query parameter that the list does not know is refused',
  onDesk(async (desk) => {
    const { wang } = await openShop(desk)
    for (const query of ['seenBy=x', 'sort=password', 'status=open%27', 'limit=1000', 'assignee=you']) {
      const answer = await desk.app.inject({
        url: `/api/v1/tickets?${query}`,
        headers: { authorization: `Bearer ${wang.key}` },
      })
      assert.equal(answer.statusCode, 400, query)
    }
  }),
)
