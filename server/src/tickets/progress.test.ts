import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { logged } from '../customers/customers.fixture.ts'
import { customerActor } from '../platform/actor.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { signToken } from '../platform/crypto/tokens.ts'
import { assignedTicket, broken, openShop, picture, progressToken } from './tickets.fixture.ts'

const hour = 3_600_000
const later = (desk: Desk, ms: number) => {
  desk.now = new Date(desk.now.getTime() + ms)
}

/** A ticket on a representative's desk, and its customer with the link. */
async function followedTicket(desk: Desk) {
  const shop = await openShop(desk)
  const { id } = await assignedTicket(shop)
  return { ...shop, id, token: await progressToken(shop, id), customer: desk.client().portal }
}

test(
  'the whole story stands on the progress page in order, in the customer’s view',
  onDesk(async (desk) => {
    const { first, customer, token, id } = await followedTicket(desk)
    await first.tickets.addMessage({ id, body: '明天上门', visibility: 'public' }, { files: [picture()] })
    await first.tickets.update({ id, status: 'pending' })
    later(desk, hour)
    await customer.supplement({ token, body: '上午在家' }, { files: [picture('门口.png')] })
    await customer.urge({ token })
    await first.tickets.resolve({ id, summary: '换了水管' })
    later(desk, hour)
    await customer.reject({ token, comment: '还是漏' })
    await first.tickets.resolve({ id, summary: '换了整机' })
    await customer.confirm({ token })
    const progress = await customer.rate({ token, score: 4, comment: '就是慢了点' })
    assert.deepEqual(
      progress.steps.map(({ type, text, by, files }) => [type.replace('ticket.', ''), text, by, files.length]),
      [
        ['created', null, null, 0],
        ['assigned', null, '王老师', 0],
        ['replied', '明天上门', '王老师', 1],
        ['waiting', null, null, 0],
        ['supplemented', '上午在家', null, 1],
        ['urged', null, null, 0],
        ['resolved', '换了水管', '王老师', 0],
        ['rejected', '还是漏', null, 0],
        ['reopened', null, null, 0],
        ['resolved', '换了整机', '王老师', 0],
        ['confirmed', null, null, 0],
        ['closed', null, null, 0],
        ['rated', null, null, 0],
      ],
    )
    assert.deepEqual(progress.resolution, { summary: '换了整机', at: desk.now.toISOString() })
    assert.deepEqual([progress.status, progress.confirmedAt], ['closed', desk.now.toISOString()])
    assert.deepEqual(progress.rating, { score: 4, comment: '就是慢了点', at: desk.now.toISOString() })
    assert.equal(progress.handler, '王老师')
    const ticket = await first.tickets.get({ id })
    assert.deepEqual([ticket.rating, ticket.confirmation?.by.name], [progress.rating, '张三丰'])
  }),
)

test(
  'nothing internal reaches the customer: no note, no picture of one, no whole name, no reason of a closure',
  onDesk(async (desk) => {
    const { first, customer, customerId, token, id } = await followedTicket(desk)
    await first.tickets.addMessage({ id, body: '公开的话', visibility: 'public' })
    const note = await first.tickets.addMessage(
      { id, body: '内部：难缠', visibility: 'internal' },
      { files: [picture('内部.png')] },
    )
    await first.tickets.resolve({ id, summary: '换了水管' })
    await first.tickets.close({ id, reason: '内部：不想再管' })
    const progress = await customer.progress({ token })
    assert.doesNotMatch(JSON.stringify(progress), /内部|王小丽|周经理|noted|@|难缠/)
    const fileId = note.files[0]?.id as string
    await assert.rejects(customer.getFile({ token, fileId }), refusedFor('record.not_found'))
    const seen = await desk.store.transaction(customerActor(customerId), async (db) => ({
      messages: await db.selectFrom('ticketMessages').select('body').execute(),
      files: await db.selectFrom('files').select('id').execute(),
    }))
    assert.deepEqual(seen, { messages: [{ body: '公开的话' }], files: [] })
  }),
)

test(
  'the database shows a customer nothing of another customer, and takes nothing but the customer’s own word',
  onDesk(async (desk) => {
    const { first, customerId, id } = await followedTicket(desk)
    const other = await first.customers.create({ name: '李四' })
    await first.tickets.create({ customerId: other.id, ...broken })
    const as = customerActor(customerId)
    const numbers = await desk.store.transaction(as, (db) => db.selectFrom('tickets').select('id').execute())
    assert.deepEqual(numbers, [{ id }])
    for (const forbidden of [
      sql`UPDATE tickets SET assignee_id = NULL`,
      sql`UPDATE tickets SET title = 'x'`,
      sql`UPDATE ticket_resolutions SET summary = 'x'`,
      sql`SELECT reason FROM ticket_closures`,
      sql`DELETE FROM tickets`,
      sql`INSERT INTO ticket_messages (customer_id, ticket_id, id, visibility, author_kind, body, at)
          VALUES (${customerId}, ${id}, ${uuidv7(desk.now)}, 'internal', 'staff', 'x', now())`,
      sql`INSERT INTO ticket_closures (customer_id, ticket_id, id, at, by_kind)
          VALUES (${other.id}, ${id}, ${uuidv7(desk.now)}, now(), 'customer')`,
    ])
      await assert.rejects(
        desk.store.transaction(as, (db) => forbidden.execute(db)),
        { code: '42501' },
      )
  }),
)

test(
  'a link that is forged, cut, for something else or over looks like any other wrong one',
  onDesk(async (desk) => {
    const { customer, token, id, customerId } = await followedTicket(desk)
    const { keys } = desk.tools
    const soon = new Date(desk.now.getTime() + hour)
    const [payload, expiry, signature] = token.split('.') as [string, string, string]
    const otherPayload = Buffer.from(`${customerId}/${uuidv7(desk.now)}`).toString('base64url')
    const wrong = [
      'x',
      'x'.repeat(4000),
      '%00',
      `${payload}.${expiry}.`,
      `${payload}.${expiry}.${signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}`,
      `${otherPayload}.${expiry}.${signature}`,
      `${payload}.zzzzzzz.${signature}`,
      signToken(keys, 'customer.data', `${customerId}/${id}`, soon),
      signToken(keys, 'ticket.progress', `${customerId}/${uuidv7(desk.now)}`, soon),
      signToken(keys, 'ticket.progress', `${uuidv7(desk.now)}/${id}`, soon),
    ]
    const refused = refusedFor('progress.invalid_link')
    for (const link of wrong) {
      await assert.rejects(customer.progress({ token: link }), refused, link)
      await assert.rejects(customer.urge({ token: link }), refused, link)
      await assert.rejects(customer.supplement({ token: link, body: '在吗' }), refused, link)
    }
    later(desk, 180 * 24 * hour)
    assert.equal((await customer.progress({ token })).status, 'open')
    later(desk, 1001)
    await assert.rejects(customer.progress({ token }), refused)
  }),
)

test(
  'a customer urges once in four hours, and hears when it can be done again',
  onDesk(async (desk) => {
    const { customer, token, id, first } = await followedTicket(desk)
    const urged = await customer.urge({ token })
    assert.deepEqual([urged.urgedTimes, urged.urgeAgainAt], [1, new Date(desk.now.getTime() + 4 * hour).toISOString()])
    later(desk, hour)
    const answer = await desk.app.inject({ method: 'POST', url: `/api/v1/portal/progress/${token}/urges` })
    assert.deepEqual(
      [answer.statusCode, answer.json().reason, answer.headers['retry-after']],
      [429, 'ticket.already_urged', String(3 * 3600)],
    )
    later(desk, 3 * hour)
    assert.equal((await customer.progress({ token })).urgeAgainAt, null)
    assert.equal((await customer.urge({ token })).urgedTimes, 2)
    assert.deepEqual(
      (await first.tickets.list({ urged: 'yes' })).items.map((ticket) => ticket.id),
      [id],
    )
    await first.tickets.resolve({ id, summary: '好了' })
    later(desk, 5 * hour)
    await assert.rejects(customer.urge({ token }), refusedFor('ticket.already_resolved'))
  }),
)

test(
  'of fifty urges at once one counts',
  onOwnDesk(async (desk) => {
    const { customer, token, id, first, customerId } = await followedTicket(desk)
    const tries = await Promise.allSettled(Array.from({ length: 50 }, () => customer.urge({ token })))
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    assert.ok(refused.every(refusedFor('ticket.already_urged')))
    assert.equal((await first.tickets.get({ id })).urgedTimes, 1)
    assert.equal((await logged(desk, customerId)).filter(({ type }) => type === 'ticket.urged').length, 1)
  }),
)

test(
  'what a customer adds brings a waiting ticket back, with pictures that only this link opens',
  onDesk(async (desk) => {
    const shop = await followedTicket(desk)
    const { customer, token, id, first } = shop
    await first.tickets.update({ id, status: 'pending' })
    const progress = await customer.supplement({ token, body: '见图' }, { files: [picture('漏水.png')] })
    assert.equal(progress.status, 'open')
    const fileId = progress.steps.at(-1)?.files[0]?.id as string
    assert.equal((await customer.getFile({ token, fileId })).type, 'image/png')
    assert.equal((await customer.getFile({ token, fileId, size: 'small' })).type, 'image/webp')
    const { items } = await first.tickets.listMessages({ id })
    assert.deepEqual([items[0]?.author.name, items[0]?.files[0]?.name], ['张三丰', '漏水.png'])
    const other = await first.tickets.create({ customerId: shop.customerId, ...broken })
    const otherToken = await progressToken(shop, other.id)
    for (const size of ['whole', 'small'] as const)
      await assert.rejects(customer.getFile({ token: otherToken, fileId, size }), refusedFor('record.not_found'))
    assert.equal((await first.tickets.get({ id })).firstRepliedAt, null)
  }),
)

test(
  'the customer’s yes closes a resolved ticket, and only that',
  onDesk(async (desk) => {
    const { customer, token, id, first, customerId } = await followedTicket(desk)
    await assert.rejects(customer.confirm({ token }), refusedFor('ticket.not_resolved'))
    await assert.rejects(customer.reject({ token, comment: '没好' }), refusedFor('ticket.not_resolved'))
    await assert.rejects(customer.rate({ token, score: 5 }), refusedFor('ticket.not_resolved'))
    await first.tickets.resolve({ id, summary: '换了水管' })
    assert.equal((await customer.confirm({ token })).status, 'closed')
    await assert.rejects(customer.confirm({ token }), refusedFor('ticket.closed'))
    await assert.rejects(customer.supplement({ token, body: '还有' }), refusedFor('ticket.closed'))
    const events = (await logged(desk, customerId)).slice(-2)
    assert.deepEqual(
      events.map(({ type, actorKind }) => [type, actorKind]),
      [
        ['ticket.confirmed', 'customer'],
        ['ticket.closed', 'customer'],
      ],
    )
    const closed = await first.tickets.get({ id })
    assert.deepEqual([closed.closeReason, closed.confirmation?.by.id], [null, customerId])
  }),
)

test(
  'the customer’s no opens the ticket again, also a closed one, and its people see the customer again',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { second, chen } = shop
    const { id } = await assignedTicket(shop, chen)
    const customer = desk.client().portal
    const token = await progressToken(shop, id)
    await second.tickets.resolve({ id, summary: '换了水管' })
    await second.tickets.close({ id, reason: '三次联系不上' })
    await assert.rejects(second.customers.get({ id: shop.customerId }), refusedFor('record.not_found'))
    const progress = await customer.reject({ token, comment: '还是漏' })
    assert.deepEqual([progress.status, progress.resolution], ['open', null])
    assert.equal((await second.customers.get({ id: shop.customerId })).id, shop.customerId)
    assert.equal((await second.tickets.listMessages({ id })).items[0]?.body, '还是漏')
  }),
)

test(
  'a customer rates once, from one to five',
  onDesk(async (desk) => {
    const { customer, token, id, first } = await followedTicket(desk)
    await first.tickets.resolve({ id, summary: '换了水管' })
    for (const score of [0, 6, 4.5])
      await assert.rejects(customer.rate({ token, score }), refusedFor('request.invalid'))
    await customer.rate({ token, score: 2, comment: '' })
    assert.deepEqual((await first.tickets.get({ id })).rating, { score: 2, comment: null, at: desk.now.toISOString() })
    await assert.rejects(customer.rate({ token, score: 5 }), refusedFor('ticket.already_rated'))
  }),
)

test(
  'a colleague’s own log-in gives no more on a progress page than the link does',
  onDesk(async (desk) => {
    const { manager, second, token, id } = await followedTicket(desk)
    const note = await manager.tickets.addMessage({ id, body: '内部', visibility: 'internal' }, { files: [picture()] })
    const fileId = note.files[0]?.id as string
    await assert.rejects(manager.portal.getFile({ token, fileId }), refusedFor('record.not_found'))
    assert.equal((await second.portal.urge({ token })).urgedTimes, 1)
    await assert.rejects(second.tickets.get({ id }), refusedFor('record.not_found'))
  }),
)
