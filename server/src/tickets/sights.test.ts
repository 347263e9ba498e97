import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onOwnDesk } from '../../test/harness.ts'
import { within } from '../customers/customers.fixture.ts'
import { grantSight } from '../customers/customers.ts'
import { openShop } from './tickets.fixture.ts'

test(
  'two who get work of one customer at the same moment both see the customer',
  onOwnDesk(async (desk) => {
    const { chen, customerId, boss } = await openShop(desk)
    const grant = (viewerId: string, before = Promise.resolve(), granted: () => void = () => undefined) =>
      within(desk, async (ctx) => {
        const sourceId = customerId
        await grantSight(ctx, customerId, { reason: 'ticket', sourceId, viewerIds: [viewerId] })
        granted()
        await before
      })
    const late = Promise.withResolvers<void>()
    const granted = Promise.withResolvers<void>()
    const first = grant(boss.id, late.promise, granted.resolve)
    await granted.promise
    const second = grant(chen.id)
    await waitsForLock(desk.pool)
    late.resolve()
    await Promise.all([first, second])
    const { seenBy } = await within(desk, ({ db }) =>
      db.selectFrom('customers').select('seenBy').where('id', '=', customerId).executeTakeFirstOrThrow(),
    )
    assert.ok(seenBy.includes(boss.id) && seenBy.includes(chen.id))
  }),
)

async function waitsForLock(pool: { query(sql: string): Promise<{ rows: unknown[] }> }): Promise<void> {
  const sql = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  for (;;) {
    if ((await pool.query(sql)).rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
