import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { nextPhone, openShop, picture, progressToken } from '../tickets/tickets.fixture.ts'

type Shop = Awaited<ReturnType<typeof openShop>>
const openTicket = async ({ first, customerId }: Shop, title = '断网', of = customerId) =>
  (await first.tickets.create({ customerId: of, kind: 'consultation', title })).id

/** An incident with some children, each of a customer of its own. */
async function openIncident(desk: Desk, children: number) {
  const shop = await openShop(desk)
  const parentId = await openTicket(shop, '机房断电')
  const childIds: string[] = []
  for (let n = 0; n < children; n++) {
    const identities = [{ kind: 'phone' as const, value: nextPhone() }]
    const customer = await shop.first.customers.create({ name: `客户${n}`, identities })
    const id = await openTicket(shop, `上不了网 ${n}`, customer.id)
    await shop.first.ticketLinks.create({ id, kind: 'child', otherId: parentId })
    childIds.push(id)
  }
  return { ...shop, parentId, childIds }
}

test(
  'a link is seen from both sides, is made once, and goes from either side',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first } = shop
    const [one, two] = [await openTicket(shop), await openTicket(shop, '还是断网')]
    const link = await first.ticketLinks.create({ id: two, kind: 'duplicate', otherId: one })
    assert.deepEqual([link.direction, link.ticket.id, link.ticket.customer.name], ['to', one, '张三丰'])
    const again = await first.ticketLinks.create({ id: two, kind: 'duplicate', otherId: one })
    assert.equal(again.id, link.id)
    const [seen] = (await first.ticketLinks.list({ id: one })).items
    assert.deepEqual([seen?.id, seen?.direction, seen?.ticket.id], [link.id, 'from', two])
    const related = await first.ticketLinks.create({ id: one, kind: 'related', otherId: two })
    assert.equal((await first.ticketLinks.create({ id: two, kind: 'related', otherId: one })).id, related.id)
    await first.ticketLinks.remove({ id: one, linkId: link.id })
    await assert.rejects(first.ticketLinks.remove({ id: two, linkId: link.id }), refusedFor('record.not_found'))
    assert.equal((await first.ticketLinks.list({ id: two })).items.length, 1)
  }),
)

test(
  'no ticket is linked with itself, in a circle, to two parents or below a child',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first } = shop
    const [a, b, c] = [await openTicket(shop), await openTicket(shop), await openTicket(shop)]
    const link = (id: string, kind: 'cause' | 'child' | 'duplicate', otherId: string) =>
      first.ticketLinks.create({ id, kind, otherId })
    await assert.rejects(link(a, 'cause', a), refusedFor('ticket_link.itself', 'otherId'))
    await link(a, 'cause', b)
    await link(b, 'cause', c)
    await assert.rejects(link(c, 'cause', a), refusedFor('ticket_link.cycle'))
    await link(c, 'duplicate', a)
    await link(a, 'child', b)
    await assert.rejects(link(a, 'child', c), refusedFor('ticket_link.has_parent'))
    await assert.rejects(link(b, 'child', c), refusedFor('ticket_link.nested'))
    await assert.rejects(link(c, 'child', a), refusedFor('ticket_link.nested'))
    await assert.rejects(link(b, 'child', a), refusedFor('ticket_link.cycle'))
  }),
)

test(
  'a link with a ticket out of sight can neither be made nor seen',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { manager, first, second, chen } = shop
    const mine = await openTicket(shop)
    const theirs = await manager.tickets.create({ customerId: shop.customerId, kind: 'complaint', title: '别组' })
    const far = await second.customers.create({ name: '李四', identities: [{ kind: 'phone', value: nextPhone() }] })
    const hidden = await second.tickets.create({ customerId: far.id, kind: 'complaint', title: '看不见' })
    const asked = { id: mine, kind: 'related', otherId: hidden.id } as const
    await assert.rejects(first.ticketLinks.create(asked), refusedFor('ticket_link.unknown', 'otherId'))
    await manager.ticketLinks.create(asked)
    assert.deepEqual((await first.ticketLinks.list({ id: mine })).items, [])
    assert.deepEqual((await second.ticketLinks.list({ id: hidden.id })).items, [])
    await manager.ticketLinks.create({ id: hidden.id, kind: 'child', otherId: theirs.id })
    await manager.tickets.assign({ id: theirs.id, staffId: chen.id })
    assert.equal((await second.ticketLinks.list({ id: hidden.id })).items.length, 1)
    await assert.rejects(
      first.incidentUpdates.preview({ id: theirs.id, kind: 'reply' }),
      refusedFor('incident.no_children'),
    )
  }),
)

test(
  'one update reaches parent and children, leaves closed ones out with the reason, and customers hear only their own',
  onDesk(async (desk) => {
    const { first, manager, parentId, childIds } = await openIncident(desk, 3)
    const [closed = '', resolved = '', open = ''] = childIds
    await first.tickets.resolve({ id: closed, summary: '已恢复' })
    await first.tickets.close({ id: closed, reason: '客户电话确认' })
    await first.tickets.resolve({ id: resolved, summary: '已恢复' })
    const preview = await first.incidentUpdates.preview({ id: parentId, kind: 'reply' })
    assert.deepEqual([preview.tickets, preview.customers], [3, 3])
    assert.deepEqual(
      preview.leftOut.map(({ reason, ticket }) => [reason, ticket.id]),
      [['ticket.closed', closed]],
    )
    const told = { id: parentId, kind: 'reply', body: '电力抢修中，预计 18:00 恢复。' } as const
    const update = await first.incidentUpdates.create(told)
    assert.deepEqual([update.status, update.counts.pending], ['running', 3])
    assert.equal((await first.incidentUpdates.create(told)).id, update.id)
    await desk.settle()
    const [done] = (await first.incidentUpdates.list({ id: parentId })).items
    assert.deepEqual([done?.status, done?.counts], ['done', { total: 4, pending: 0, told: 3, leftOut: 1 }])
    for (const id of [parentId, resolved, open]) {
      const { items } = await first.tickets.listMessages({ id })
      assert.deepEqual([items.length, items[0]?.body, items[0]?.author.name], [1, told.body, '王小丽'])
    }
    const progress = await desk.client().portal.progress({ token: await progressToken({ manager }, open) })
    assert.deepEqual(
      progress.steps.map(({ type }) => type),
      ['ticket.created', 'ticket.replied'],
    )
    assert.doesNotMatch(JSON.stringify(progress), /机房断电|客户[01]/)
    const pictured = await first.incidentUpdates.create(told, { files: [picture()] })
    assert.notEqual(pictured.id, update.id)
    await desk.settle()
    const token = await progressToken({ manager }, open)
    const [shown] = (await desk.client().portal.progress({ token })).steps.at(-1)?.files ?? []
    assert.equal((await desk.client().portal.getFile({ token, fileId: shown?.id ?? '' })).size, picture().size)
    const ofParent = { token, fileId: pictured.files[0]?.id ?? '' }
    await assert.rejects(desk.client().portal.getFile(ofParent), refusedFor('record.not_found'))
    const solved = { id: parentId, kind: 'resolution', body: '电力恢复' } as const
    await assert.rejects(
      first.incidentUpdates.create(solved, { files: [picture()] }),
      refusedFor('incident.pictures_refused'),
    )
    assert.deepEqual(
      (await first.incidentUpdates.preview({ id: parentId, kind: 'resolution' })).leftOut.map(({ reason }) => reason),
      ['ticket.closed', 'ticket.already_resolved'],
    )
    await first.incidentUpdates.create(solved)
    await desk.settle()
    assert.equal((await first.tickets.get({ id: open })).resolution?.summary, '电力恢复')
    assert.equal((await first.tickets.get({ id: parentId })).status, 'resolved')
    await assert.rejects(first.incidentUpdates.create({ ...solved, body: '再说' }), refusedFor('incident.nobody_left'))
    await first.incidentUpdates.create({ id: parentId, kind: 'note', body: '周五复盘' })
    await desk.settle()
    assert.equal((await first.tickets.listMessages({ id: open })).items.at(-1)?.visibility, 'internal')
  }),
)

test(
  'an update asked for five times at once is told once, also by two workers, and links do not race into a circle',
  onOwnDesk(async (desk) => {
    const { first, manager, wang, parentId, childIds } = await openIncident(desk, 2)
    const [one = '', two = ''] = childIds
    const told = { id: parentId, kind: 'reply', body: '抢修中' } as const
    const asked = await Promise.all(Array.from({ length: 5 }, () => first.incidentUpdates.create(told)))
    assert.equal(new Set(asked.map(({ id }) => id)).size, 1)
    await manager.tickets.resolve({ id: two, summary: '好了' })
    await manager.tickets.close({ id: two, reason: '确认' })
    await Promise.all([desk.settle(), desk.settle()])
    assert.equal((await first.tickets.listMessages({ id: one })).items.length, 1)
    const [update] = (await first.incidentUpdates.list({ id: parentId })).items
    assert.deepEqual(
      update?.leftOut.map(({ reason }) => reason),
      ['ticket.closed'],
    )
    assert.equal(update?.by.id, wang.id)
    const circle = await Promise.allSettled([
      first.ticketLinks.create({ id: one, kind: 'cause', otherId: two }),
      first.ticketLinks.create({ id: two, kind: 'cause', otherId: one }),
    ])
    assert.deepEqual(circle.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  }),
)
