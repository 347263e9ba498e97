import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { countAsOwner } from '../../test/killing.ts'
import { refusedFor } from '../../test/refusals.ts'
import { assignedTicket, openShop } from '../tickets/tickets.fixture.ts'

// every desk begins on Monday, 16 March 2026, at 10:00; the company works 9:00–12:00 and 13:30–18:00
const at = (time: string) => new Date(`2026-03-${time}:00+08:00`)
const hidden = refusedFor('record.not_found')

/** A ticket of the first representative, who is on leave until Wednesday morning; a stranger of scope `own` stands in. */
async function away(desk: Desk) {
  const shop = await openShop(desk)
  const { first, wang } = shop
  const ticket = await assignedTicket(shop)
  const options = { scope: 'own', team: '远', department: '别处', name: '赵代班' } as const
  const zhao = await desk.person('representative', options)
  const deputy = desk.client(zhao)
  await first.presence.setDeputy({ id: wang.id, deputyId: zhao.id })
  const days = { beginsAt: at('16T13:00').toISOString(), endsAt: at('18T09:00').toISOString() }
  const leave = await first.leaves.record({ staffId: wang.id, kind: 'sick', ...days })
  const beside = await desk.as('representative', { team: '远', department: '别处' })
  return { ...shop, ticket, zhao, deputy, leave, beside }
}

async function strikeAt(desk: Desk, time: string) {
  desk.now = at(time)
  await desk.settle()
  for (const name of ['time-promises.sweep', 'promises.sweep', 'time-promises.end-stand-ins']) await desk.strike(name)
}

test(
  'a deputy who is told sees and answers the ticket while the leave lasts, and they alone; after it, it does not exist',
  onDesk(async (desk) => {
    const { manager, first, deputy, beside, zhao, ticket, customerId } = await away(desk)
    const { id } = ticket
    const other = await manager.tickets.create({ customerId, kind: 'praise', title: '没超时的' })
    await strikeAt(desk, '16T14:00')
    await assert.rejects(deputy.tickets.get({ id }), hidden)
    await strikeAt(desk, '16T15:30')
    assert.equal((await deputy.tickets.get({ id })).title, ticket.title)
    assert.deepEqual(
      (await deputy.timePromises.told({})).items.map(({ ticketId }) => ticketId),
      [id],
    )
    assert.equal((await deputy.tickets.list({})).items.length, 1)
    await assert.rejects(deputy.tickets.get({ id: other.id }), hidden)
    await assert.rejects(deputy.customers.get({ id: customerId }), hidden)
    await assert.rejects(beside.tickets.get({ id }), hidden)
    await deputy.tickets.addMessage({ id, body: '王小丽休假，我来跟进', visibility: 'public' })
    // whoever works on the ticket meanwhile does not end it
    await manager.tickets.update({ id, title: '换个说法' })
    await manager.tickets.handOver({ id, customerId: (await manager.customers.create({ name: '李四' })).id })
    await strikeAt(desk, '18T08:59')
    assert.equal((await deputy.tickets.get({ id })).title, '换个说法')
    await strikeAt(desk, '18T09:00')
    await assert.rejects(deputy.tickets.get({ id }), hidden)
    await assert.rejects(deputy.tickets.listMessages({ id }), hidden)
    assert.deepEqual((await deputy.tickets.list({})).items, [])
    assert.deepEqual((await deputy.timePromises.told({})).items, [])
    assert.equal((await first.tickets.get({ id })).assignee?.name, '王小丽')
    assert.ok((await manager.timePromises.ofTicket({ id })).promises[0]?.told.some(({ staff }) => staff.id === zhao.id))
  }),
)

test(
  'a leave that is withdrawn ends it at once, also of a promise in the ledger',
  onDesk(async (desk) => {
    const { first, manager, deputy, leave, ticket } = await away(desk)
    await first.tickets.addMessage({ id: ticket.id, body: '马上看', visibility: 'public' })
    const dueAt = at('16T15:00').toISOString()
    await first.promises.make({ ticketId: ticket.id, words: '给您回电', dueAt })
    await desk.settle()
    desk.now = at('16T15:01')
    await desk.strike('promises.sweep')
    assert.equal((await deputy.promises.list({})).items[0]?.words, '给您回电')
    await manager.leaves.withdraw({ id: leave.id })
    await desk.settle()
    await assert.rejects(deputy.tickets.get({ id: ticket.id }), hidden)
    assert.deepEqual((await deputy.promises.list({})).items, [])
  }),
)

test(
  'who stands in is admitted and leaves once, whatever sweeps and edits race',
  onOwnDesk(async (desk) => {
    const { manager, deputy, leave, ticket } = await away(desk)
    const { id } = ticket
    await desk.settle()
    desk.now = at('16T15:30')
    const edits = () => [1, 2, 3].map((n) => manager.tickets.update({ id, title: `改${n}` }))
    await Promise.all([...[1, 2, 3].map(() => desk.strike('time-promises.sweep')), ...edits()])
    await desk.strike('time-promises.sweep')
    await deputy.tickets.get({ id })
    assert.equal(await countAsOwner(desk, 'SELECT count(*) FROM ticket_stand_ins'), 1)
    await manager.leaves.withdraw({ id: leave.id })
    const ends = [1, 2, 3].map(() => desk.strike('time-promises.end-stand-ins'))
    await Promise.all([...ends, ...edits(), manager.tickets.unassign({ id })])
    await assert.rejects(deputy.tickets.get({ id }), hidden)
  }),
)
