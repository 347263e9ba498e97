import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { logged, written } from '../customers/customers.fixture.ts'
import { nextPhone, openShop, picture } from './tickets.fixture.ts'

const wish = { kind: 'complaint', title: '洗衣机漏水', description: '昨天刚装好，今天就漏。', name: '张三丰' } as const
const tokenOf = (url: string) => url.split('/').at(-1) as string

/** Reception, with a head who sees the department. */
async function openReception(desk: Desk) {
  const shop = await openShop(desk)
  const admin = await desk.as('administrator')
  const { departmentId } = await desk.person('support', { department: '前台', team: '前台' })
  await admin.departments.update({ id: departmentId, reception: true })
  const head = await desk.person('manager', { scope: 'department', department: '前台', team: '前台' })
  return { ...shop, admin, departmentId, head: desk.client(head), stranger: desk.client() }
}

test(
  'a stranger’s request makes a customer and waits at reception, with pictures and a link to follow it',
  onDesk(async (desk) => {
    const { stranger, head, first, departmentId } = await openReception(desk)
    const phone = nextPhone()
    const files = [picture('漏水.png', 'a'), picture('铭牌.png', 'b')]
    const { number, progressUrl } = await stranger.portal.submit({ ...wish, phone }, { files })
    assert.match(number, /^T-260316-\d{4,}$/)
    assert.ok(progressUrl.startsWith('http://desk.example/portal/progress/'))
    const ticket = (await head.tickets.list({})).items[0]
    assert.ok(ticket)
    assert.deepEqual(
      [ticket.number, ticket.channel, ticket.departmentId, ticket.createdBy.kind, ticket.files.length],
      [number, 'portal', departmentId, 'public', 2],
    )
    const customer = await head.customers.get({ id: ticket.customerId })
    assert.deepEqual(
      [customer.name, customer.stage, customer.owner, customer.identities[0]?.verified],
      ['张三丰', 'potential', null, false],
    )
    assert.deepEqual((await first.tickets.list({})).items, [])
    const progress = await stranger.portal.progress({ token: tokenOf(progressUrl) })
    assert.deepEqual(
      progress.steps.map(({ type, files }) => [type, files.map(({ name }) => name)]),
      [['ticket.created', ['漏水.png', '铭牌.png']]],
    )
    const events = await logged(desk, ticket.customerId)
    assert.deepEqual(
      events.map(({ type, actorKind }) => [type, actorKind]),
      [
        ['customer.created', 'public'],
        ['ticket.created', 'public'],
      ],
    )
    assert.deepEqual(events[0]?.data.beyondScope, ['ticket.submit'])
  }),
)

test(
  'a customer who is known by phone gets the request, and the answer does not tell',
  onDesk(async (desk) => {
    const { stranger, first } = await openReception(desk)
    const phone = nextPhone()
    const known = await first.customers.create({ name: '李四', identities: [{ kind: 'phone', value: phone }] })
    const answer = await stranger.portal.submit({ ...wish, name: '李四', phone: `+86 ${phone}` })
    assert.deepEqual(Object.keys(answer).sort(), ['number', 'progressUrl'])
    const { items } = await first.tickets.list({ customer: known.id })
    assert.deepEqual(
      items.map(({ number }) => number),
      [answer.number],
    )
    const progress = await stranger.portal.progress({ token: tokenOf(answer.progressUrl) })
    assert.doesNotMatch(JSON.stringify(progress), /李四|138\*/)
  }),
)

test(
  'a category sends the request to its department',
  onDesk(async (desk) => {
    const { stranger, admin, manager } = await openReception(desk)
    const { departmentId } = await desk.person('support', { department: '技术部', team: '技术组' })
    const { id: categoryId } = await admin.categories.create({ kind: 'complaint', name: '质量', departmentId })
    assert.deepEqual((await stranger.portal.listCategories({})).items, [
      { id: categoryId, kind: 'complaint', name: '质量' },
    ])
    await stranger.portal.submit({ ...wish, categoryId, email: 'zhang@example.com' })
    assert.equal((await manager.tickets.list({})).items[0]?.departmentId, departmentId)
    await assert.rejects(
      stranger.portal.submit({ ...wish, kind: 'praise', categoryId, email: 'zhang@example.com' }),
      refusedFor('category.unknown'),
    )
  }),
)

test(
  'what is missing, cannot be or is not asked for is named, and nothing is written',
  onDesk(async (desk) => {
    const { manager } = await openReception(desk)
    const before = await written(desk)
    const post = async (body: object) => {
      const answer = await desk.app.inject({ method: 'POST', url: '/api/v1/portal/tickets', payload: body })
      const { reason, fields } = answer.json()
      return [answer.statusCode, reason, ...Object.keys(fields ?? {})]
    }
    assert.deepEqual(await post(wish), [400, 'portal.contact_required', 'phone'])
    assert.deepEqual(await post({ ...wish, phone: '', email: ' ' }), [400, 'portal.contact_required', 'phone'])
    assert.deepEqual(await post({ ...wish, phone: '12345' }), [400, 'request.invalid', 'phone'])
    assert.deepEqual(await post({ ...wish, email: 'nobody' }), [400, 'request.invalid', 'email'])
    for (const field of ['customerId', 'priority', 'channel', 'assigneeId', 'departmentId', 'status'])
      assert.deepEqual(await post({ ...wish, phone: nextPhone(), [field]: 'x' }), [400, 'request.invalid', field])
    assert.deepEqual(await written(desk), before)
    assert.deepEqual((await manager.tickets.list({})).items, [])
  }),
)

test(
  'a colleague who fills the form in is a stranger there',
  onDesk(async (desk) => {
    const { first, manager } = await openReception(desk)
    await first.portal.submit({ ...wish, phone: nextPhone() })
    const ticket = (await manager.tickets.list({})).items[0]
    assert.deepEqual([ticket?.createdBy.kind, ticket?.createdBy.id], ['public', null])
    assert.deepEqual((await first.tickets.list({})).items, [])
  }),
)

test(
  'the same form sent twice at once with one key is one request',
  onOwnDesk(async (desk) => {
    const { stranger, manager } = await openReception(desk)
    const form = { ...wish, phone: nextPhone() }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => stranger.portal.submit(form, { idempotencyKey: 'one-form' })),
    )
    assert.equal(new Set(answers.map(({ number }) => number)).size, 1)
    assert.equal((await manager.tickets.list({})).items.length, 1)
    await assert.rejects(
      stranger.portal.submit({ ...form, title: '另一件' }, { idempotencyKey: 'one-form' }),
      refusedFor('idempotency.mismatch'),
    )
  }),
)

test(
  'many requests of one new customer at once make one customer',
  onOwnDesk(async (desk) => {
    const { stranger, manager } = await openReception(desk)
    const phone = nextPhone()
    await Promise.all(Array.from({ length: 12 }, () => stranger.portal.submit({ ...wish, phone })))
    const { items } = await manager.tickets.list({})
    assert.equal(items.length, 12)
    assert.equal(new Set(items.map(({ customerId }) => customerId)).size, 1)
  }),
)
