import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onOwnDesk } from '../../test/harness.ts'
import { countAsOwner } from '../../test/killing.ts'
import { assignedTicket, openShop, progressToken } from '../tickets/tickets.fixture.ts'

// every desk begins on Monday, 16 March 2026, at 10:00; the company works 9:00–12:00 and 13:30–18:00
const at = (time: string) => new Date(`2026-03-${time}:00+08:00`)

test(
  'the clock of the host jumps an hour ahead, back, and a day ahead and back: each escalation fires once',
  onOwnDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first, manager } = shop
    const { id: ticketId } = await assignedTicket(shop)
    await first.promises.make({ ticketId, words: '给您回电', dueAt: at('16T16:00').toISOString() })
    await desk.settle()
    const token = await progressToken({ manager }, ticketId)
    const seen: string[][] = []
    // told of the first response at 14:30 and 15:30, of the solution on Wednesday; of the call at 15:00 and 16:00
    for (const time of [
      '16T14:40',
      '16T15:40',
      '16T14:41',
      '16T13:40',
      '16T15:41',
      '17T15:41',
      '16T15:42',
      '19T18:00',
    ]) {
      desk.now = at(time)
      await Promise.all([1, 2, 3].flatMap(() => [desk.strike('time-promises.sweep'), desk.strike('promises.sweep')]))
      // what happens on the ticket has its promises worked out again
      await desk.client().portal.supplement({ token, body: `再说一句 ${time}` })
      await desk.settle()
      const { items } = await first.customers.timeline({ id: shop.customerId, limit: 100 })
      seen.push(
        items
          .map(({ type }) => type)
          .filter((type) => /at_risk|broken/.test(type))
          .sort(),
      )
    }
    const [one, two] = [['time_promise.at_risk'], ['promise.at_risk', 'time_promise.at_risk', 'time_promise.broken']]
    const three = ['promise.at_risk', 'promise.broken', 'time_promise.at_risk', 'time_promise.broken']
    // a time that is over when it is looked at is not warned of any more
    const last = [...three, 'time_promise.broken']
    assert.deepEqual(seen, [one, two, two, two, two, three, three, last])
    const twice = (table: string, step: string) =>
      countAsOwner(desk, `SELECT count(*) FROM (SELECT FROM ${table} GROUP BY ${step} HAVING count(*) > 1) AS x`)
    assert.equal(await twice('promise_calls', 'ticket_id, target, round, step, staff_id'), 0)
    assert.equal(await twice('promise_notices', 'promise_id, step, staff_id'), 0)
    const broken = "SELECT count(*) FROM events WHERE type IN ('time_promise.broken', 'promise.broken')"
    assert.equal(await countAsOwner(desk, broken), 3)
  }),
)
