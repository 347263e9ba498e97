import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { logged } from '../customers/customers.fixture.ts'
import { systemActor } from '../platform/actor.ts'
import { assignedTicket, openShop, progressToken } from './tickets.fixture.ts'

test(
  'a ticket is resolved with a summary, once',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first, wang } = shop
    const { id } = await assignedTicket(shop)
    const resolved = await first.tickets.resolve({ id, summary: '换了水管' })
    assert.equal(resolved.status, 'resolved')
    assert.deepEqual(resolved.resolution, {
      summary: '换了水管',
      at: desk.now.toISOString(),
      by: { kind: 'key', id: wang.id, name: wang.name },
    })
    await assert.rejects(first.tickets.resolve({ id, summary: '又好了' }), refusedFor('ticket.already_resolved'))
    await assert.rejects(first.tickets.resolve({ id, summary: '' }), refusedFor('request.invalid'))
  }),
)

test(
  'taking the solution back opens the ticket again, and the solution stays with who took it back and when',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first, manager, boss } = shop
    const { id } = await assignedTicket(shop)
    await assert.rejects(manager.tickets.reopen({ id }), refusedFor('ticket.not_resolved'))
    await first.tickets.resolve({ id, summary: '换了水管' })
    await manager.tickets.reopen({ id })
    const open = await first.tickets.get({ id })
    assert.deepEqual([open.status, open.resolution], ['open', null])
    await first.tickets.resolve({ id, summary: '又换了一根' })
    const rows = await desk.store.transaction(systemActor, (db) =>
      db.selectFrom('ticketResolutions').selectAll().orderBy('id').execute(),
    )
    assert.deepEqual(
      rows.map(({ summary, withdrawnAt, withdrawnById }) => [summary, withdrawnAt, withdrawnById]),
      [
        ['换了水管', desk.now, boss.id],
        ['又换了一根', null, null],
      ],
    )
  }),
)

test(
  'closing needs a solution, and the customer’s word or a reason',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first } = shop
    const { id } = await assignedTicket(shop)
    await assert.rejects(first.tickets.close({ id, reason: '客户不急' }), refusedFor('ticket.not_resolved'))
    await first.tickets.resolve({ id, summary: '换了水管' })
    await assert.rejects(first.tickets.close({ id }), refusedFor('ticket.close_needs_reason'))
    const closed = await first.tickets.close({ id, reason: '三次联系不上' })
    assert.deepEqual(
      [closed.status, closed.closeReason, closed.closedAt, closed.confirmation],
      ['closed', '三次联系不上', desk.now.toISOString(), null],
    )
    await assert.rejects(first.tickets.close({ id, reason: '再关' }), refusedFor('ticket.closed'))
    await assert.rejects(first.tickets.resolve({ id, summary: '好了' }), refusedFor('ticket.closed'))
  }),
)

test(
  'reopening a closed ticket takes the closure back too',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first } = shop
    const { id } = await assignedTicket(shop)
    await first.tickets.resolve({ id, summary: '换了水管' })
    await first.tickets.close({ id, reason: '三次联系不上' })
    await first.tickets.reopen({ id })
    const open = await first.tickets.get({ id })
    assert.deepEqual([open.status, open.closedAt, open.closeReason], ['open', null, null])
    await first.tickets.resolve({ id, summary: '好了' })
    assert.equal((await first.tickets.close({ id, reason: '客户电话确认' })).closeReason, '客户电话确认')
  }),
)

test(
  'of many who resolve at once one does, the others hear that it is done',
  onOwnDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first, customerId } = shop
    const { id } = await assignedTicket(shop)
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) => first.tickets.resolve({ id, summary: `第 ${at} 个` })),
    )
    const done = tries.filter(({ status }) => status === 'fulfilled')
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    assert.equal(done.length, 1)
    assert.ok(refused.every(refusedFor('ticket.already_resolved')))
    const reopened = await Promise.allSettled(Array.from({ length: 10 }, () => first.tickets.reopen({ id })))
    assert.equal(reopened.filter(({ status }) => status === 'fulfilled').length, 1)
    const types = (await logged(desk, customerId)).map(({ type }) => type)
    assert.deepEqual(types.slice(-2), ['ticket.resolved', 'ticket.reopened'])
  }),
)

test(
  'the customer’s yes and the colleague’s reopening at once leave one state and one story',
  onOwnDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first } = shop
    const { id } = await assignedTicket(shop)
    await first.tickets.resolve({ id, summary: '换了水管' })
    const token = await progressToken(shop, id)
    await Promise.allSettled([desk.client().portal.confirm({ token }), first.tickets.reopen({ id })])
    const ticket = await shop.manager.tickets.get({ id })
    assert.equal(ticket.status === 'open', ticket.resolution === null)
    assert.equal(ticket.status === 'closed', ticket.closedAt !== null)
  }),
)

test(
  'a solution that the customer refused, or that was taken back, is still read with who did it',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first } = shop
    const { id } = await assignedTicket(shop)
    assert.deepEqual((await first.tickets.formerResolutions({ id })).items, [])
    await first.tickets.resolve({ id, summary: '换了水管' })
    await desk.client().portal.reject({ token: await progressToken(shop, id), comment: '还在漏' })
    await first.tickets.resolve({ id, summary: '换了阀' })
    await first.tickets.reopen({ id })
    await first.tickets.resolve({ id, summary: '换了整机' })
    const { items } = await first.tickets.formerResolutions({ id })
    assert.deepEqual(
      items.map(({ summary, by, withdrawnBy }) => [summary, by.kind, withdrawnBy.kind]),
      [
        ['换了水管', 'key', 'customer'],
        ['换了阀', 'key', 'key'],
      ],
    )
  }),
)
