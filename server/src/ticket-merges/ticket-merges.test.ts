import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { nextPhone, openShop, picture, progressToken } from '../tickets/tickets.fixture.ts'

const minutes = (desk: Desk, count: number) => {
  desk.now = new Date(desk.now.getTime() + count * 60_000)
}

/** Two tickets of one customer, with something said at each in turn. */
async function openPair(desk: Desk) {
  const shop = await openShop(desk)
  const { first, manager, customerId } = shop
  const open = async (title: string) => (await first.tickets.create({ customerId, kind: 'after_sales', title })).id
  const [into, other] = [await open('漏水'), await open('还在漏水')]
  const say = async (id: string, body: string) => {
    minutes(desk, 1)
    await first.tickets.addMessage({ id, body, visibility: 'public' })
  }
  await say(into, '一')
  await say(other, '二')
  await say(into, '三')
  const tokens = { into: await progressToken({ manager }, into), other: await progressToken({ manager }, other) }
  const bodies = async (id: string) => (await first.tickets.listMessages({ id })).items.map(({ body }) => body)
  return { ...shop, into, other, say, tokens, bodies, customer: desk.client().portal }
}

test(
  'a merged ticket is closed and shown in the thread of the other, in order, and its link leads there',
  onDesk(async (desk) => {
    const { first, into, other, tokens, bodies, customer } = await openPair(desk)
    await customer.urge({ token: tokens.other })
    const merged = await first.ticketMerges.merge({ id: into, otherId: other })
    await first.ticketMerges.merge({ id: into, otherId: other })
    assert.deepEqual([merged.id, await bodies(into)], [into, ['一', '二', '三']])
    const { items } = await first.tickets.listMessages({ id: into })
    const gone = await first.tickets.get({ id: other })
    assert.deepEqual(
      items.map(({ from }) => from?.number ?? null),
      [null, gone.number, null],
    )
    assert.deepEqual([gone.status, gone.resolution, gone.mergedInto?.id], ['closed', null, into])
    const [listed] = (await first.ticketMerges.list({ id: into })).items
    assert.deepEqual([listed?.ticket.title, listed?.ticket.urgedTimes, listed?.by.name], ['还在漏水', 1, '王小丽'])
    const progress = await customer.progress({ token: tokens.other })
    assert.deepEqual(
      progress.steps.map(({ type, text }) => [type.replace('ticket.', ''), text]),
      [
        ['created', null],
        ['created', '还在漏水'],
        ['replied', '一'],
        ['replied', '二'],
        ['replied', '三'],
        ['urged', null],
        ['merged', gone.number],
      ],
    )
    await customer.supplement({ token: tokens.other, body: '五' }, { files: [picture()] })
    assert.deepEqual(await bodies(into), ['一', '二', '三', '五'])
    await assert.rejects(first.tickets.reopen({ id: other }), refusedFor('ticket.merged'))
    await assert.rejects(
      first.tickets.addMessage({ id: other, body: '不', visibility: 'internal' }),
      refusedFor('ticket.closed'),
    )
  }),
)

test(
  'taken apart, each ticket keeps what was said at it, and stands as it stood',
  onDesk(async (desk) => {
    const { first, into, other, say, tokens, bodies, customer } = await openPair(desk)
    await first.tickets.update({ id: other, status: 'pending' })
    const note = await first.tickets.addMessage({ id: other, body: '图', visibility: 'public' }, { files: [picture()] })
    const ofOther = async () => (await first.timePromises.ofTicket({ id: other })).promises.at(-1)?.state
    await desk.settle()
    assert.equal(await ofOther(), 'paused')
    await first.ticketMerges.merge({ id: into, otherId: other })
    await desk.settle()
    assert.equal(await ofOther(), 'kept')
    const fileId = note.files[0]?.id ?? ''
    assert.equal((await first.tickets.getFile({ id: into, fileId })).size, picture().size)
    await say(into, '合并以后')
    await first.ticketMerges.takeApart({ id: into, otherId: other })
    assert.deepEqual(
      [await bodies(into), await bodies(other)],
      [
        ['一', '三', '合并以后'],
        ['二', '图'],
      ],
    )
    const back = await first.tickets.get({ id: other })
    assert.deepEqual([back.status, back.mergedInto, back.closedAt], ['pending', null, null])
    await desk.settle()
    assert.equal(await ofOther(), 'paused')
    await assert.rejects(first.tickets.getFile({ id: into, fileId }), refusedFor('record.not_found'))
    const own = await customer.progress({ token: tokens.other })
    assert.deepEqual([own.number, own.steps.some(({ type }) => type === 'ticket.merged')], [back.number, false])
    const again = { id: into, otherId: other }
    await assert.rejects(first.ticketMerges.takeApart(again), refusedFor('record.not_found'))
  }),
)

test(
  'a ticket is merged neither with itself, into a closed one, twice, nor with that of another customer',
  onDesk(async (desk) => {
    const { first, manager, customerId, into, other } = await openPair(desk)
    const merge = (id: string, otherId: string) => first.ticketMerges.merge({ id, otherId })
    await assert.rejects(merge(into, into), refusedFor('ticket_merge.itself', 'otherId'))
    await assert.rejects(merge(into, customerId), refusedFor('ticket_merge.unknown', 'otherId'))
    const stranger = await first.customers.create({ name: '李四', identities: [{ kind: 'phone', value: nextPhone() }] })
    const foreign = await first.tickets.create({ customerId: stranger.id, kind: 'after_sales', title: '别人的' })
    await assert.rejects(merge(into, foreign.id), refusedFor('ticket_merge.other_customer'))
    await first.tickets.resolve({ id: into, summary: '修好' })
    await first.tickets.close({ id: into, reason: '电话确认' })
    await assert.rejects(merge(into, other), refusedFor('ticket.closed'))
    await merge(other, into)
    await assert.rejects(merge(foreign.id, into), refusedFor('ticket.merged'))
    const moving = { id: other, customerId: stranger.id }
    await assert.rejects(manager.tickets.handOver(moving), refusedFor('ticket.merged'))
    await first.ticketMerges.takeApart({ id: other, otherId: into })
    const stands = await first.tickets.get({ id: into })
    assert.deepEqual([stands.status, stands.closeReason], ['closed', '电话确认'])
  }),
)

test(
  'whoever sees where a ticket is shown reads what was said at it, and nobody else does',
  onDesk(async (desk) => {
    const { manager, second, chen, into, other, bodies } = await openPair(desk)
    await manager.tickets.assign({ id: into, staffId: chen.id })
    await assert.rejects(second.tickets.get({ id: other }), refusedFor('record.not_found'))
    await manager.ticketMerges.merge({ id: into, otherId: other })
    assert.equal((await second.tickets.listMessages({ id: into })).items.length, 3)
    assert.equal((await second.ticketMerges.list({ id: into })).items[0]?.ticket.title, '还在漏水')
    await assert.rejects(second.tickets.get({ id: other }), refusedFor('record.not_found'))
    await manager.ticketMerges.takeApart({ id: into, otherId: other })
    assert.deepEqual(
      (await second.tickets.listMessages({ id: into })).items.map(({ body }) => body),
      ['一', '三'],
    )
    assert.deepEqual(await bodies(other), ['二'])
  }),
)

test(
  'chosen messages become a ticket of the same customer, with their pictures, and come back when that is undone',
  onDesk(async (desk) => {
    const { first, manager, into, other, say, tokens, bodies, customer } = await openPair(desk)
    const asked = await customer.supplement({ token: tokens.into, body: '另外想问延保' }, { files: [picture()] })
    const message = (await first.tickets.listMessages({ id: into })).items.at(-1)
    const kind = 'consultation' as const
    const split = { id: into, messageIds: [message?.id ?? ''], title: '咨询延保', kind }
    const made = await first.ticketSplits.split(split)
    assert.deepEqual([made.customerId === asked.number, made.kind, made.title], [false, 'consultation', '咨询延保'])
    assert.deepEqual([await bodies(into), await bodies(made.id)], [['一', '三'], ['另外想问延保']])
    const fileId = message?.files[0]?.id ?? ''
    await first.tickets.getFile({ id: made.id, fileId })
    await assert.rejects(first.ticketSplits.split(split), refusedFor('ticket_split.message_unknown', 'messageIds'))
    const foreign = { ...split, id: other }
    await assert.rejects(first.ticketSplits.split(foreign), refusedFor('ticket_split.message_unknown', 'messageIds'))
    assert.equal((await first.ticketLinks.list({ id: made.id })).items[0]?.ticket.id, into)
    const told = async (id: string) => {
      const { steps } = await customer.progress({ token: await progressToken({ manager }, id) })
      return steps.flatMap(({ text }) => text ?? [])
    }
    assert.deepEqual([await told(into), await told(made.id)], [['一', '三'], ['另外想问延保']])
    await say(made.id, '可以延保两年')
    const [listed] = (await first.ticketSplits.list({ id: into })).items
    assert.deepEqual([listed?.direction, listed?.messages, listed?.ticket.id], ['to', 1, made.id])
    await first.ticketSplits.undo({ id: into, splitId: listed?.id ?? '' })
    assert.deepEqual(await bodies(into), ['一', '三', '另外想问延保', '可以延保两年'])
    assert.equal((await first.tickets.get({ id: made.id })).mergedInto?.id, into)
    const undone = { id: into, splitId: listed?.id ?? '' }
    await assert.rejects(first.ticketSplits.undo(undone), refusedFor('record.not_found'))
  }),
)

test(
  'merges that race into a circle, and splits of one message, have one effect',
  onOwnDesk(async (desk) => {
    const { first, manager, into, other } = await openPair(desk)
    const merges = await Promise.allSettled([
      first.ticketMerges.merge({ id: into, otherId: other }),
      first.ticketMerges.merge({ id: other, otherId: into }),
      first.ticketMerges.merge({ id: into, otherId: other }),
      first.ticketMerges.merge({ id: other, otherId: into }),
    ])
    assert.equal(merges.filter(({ status }) => status === 'fulfilled').length, 2)
    const stays = (await first.tickets.get({ id: into })).mergedInto ? other : into
    const goes = stays === into ? other : into
    const apart = await Promise.allSettled(
      Array.from({ length: 3 }, () => first.ticketMerges.takeApart({ id: stays, otherId: goes })),
    )
    assert.equal(apart.filter(({ status }) => status === 'fulfilled').length, 1)
    const [message] = (await first.tickets.listMessages({ id: into })).items
    const split = { id: into, messageIds: [message?.id ?? ''], title: '拆出来' }
    const splits = await Promise.allSettled(Array.from({ length: 4 }, () => first.ticketSplits.split(split)))
    assert.equal(splits.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.equal((await manager.tickets.list({})).items.length, 3)
  }),
)
