import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { onOwnDesk } from '../../test/harness.ts'
import { asOwner, copyTicket, countAsOwner, killReaction, runAndKill } from '../../test/killing.ts'
import { deliverNotice } from '../change-notices/delivering.ts'
import type { HappenedEvent } from '../platform/jobs/background.ts'
import { systemWork } from '../platform/jobs/system-work.ts'
import { openShop } from '../tickets/tickets.fixture.ts'
import type { Orders } from './killed.fixture.ts'

const raised = 40
const script = fileURLToPath(new URL('./killed.fixture.ts', import.meta.url))
const replies = 'SELECT count(*) FROM ticket_messages'
const once = 'SELECT count(DISTINCT ticket_id) FROM ticket_messages'

test(
  'killed half-way, thanks and what changed reach every customer once after all, whoever takes it up twice',
  onOwnDesk(async (desk) => {
    const { manager, boss, customerId } = await openShop(desk)
    const theme = await manager.feedbackThemes.create({ name: '噪音', words: [], ownerId: boss.id })
    const { id } = await manager.tickets.create({ customerId, kind: 'suggestion', title: '提示音太响' })
    await manager.feedback.setTheme({ ticketId: id, themeId: theme.id })
    const ticketIds = (await copyTicket(desk, id, raised)).map(({ ticketId }) => ticketId)

    const orders: Orders = { appUrl: desk.clone.appUrl, key: boss.key, ticketIds, now: desk.now }
    const thanked = await asOwner(desk, (owner) =>
      runAndKill(owner, [script, JSON.stringify(orders)], { count: replies, most: 15 }),
    )
    assert.ok(thanked >= 15 && thanked < raised, `${thanked}`)
    const thanks = await Promise.allSettled(
      [...ticketIds, ...ticketIds].map((ticketId) => manager.feedback.thank({ ticketId })),
    )
    assert.equal(thanks.filter(({ status }) => status === 'fulfilled').length, raised - thanked)
    assert.deepEqual([await countAsOwner(desk, replies), await countAsOwner(desk, once)], [raised, raised])

    const spread = `INSERT INTO feedback (customer_id, ticket_id, theme_id)
      SELECT customer_id, id, '${theme.id}' FROM tickets WHERE id <> '${id}'
      ON CONFLICT (customer_id, ticket_id) DO UPDATE SET theme_id = excluded.theme_id`
    await asOwner(desk, (owner) => owner.query(`${spread}; DELETE FROM ticket_messages`))
    await manager.feedbackThemes.tell({ id: theme.id, body: '提示音可以调小了。' })
    const told = await killReaction(desk, 'change-notices.deliver', 'change_notice.given', { count: replies, most: 15 })
    assert.ok(told >= 15 && told <= raised, `${told}`)
    const { rows } = await asOwner(desk, (owner) => owner.query<{ id: string }>('SELECT id FROM change_notices'))
    const work = systemWork({ ...desk, signal: new AbortController().signal })
    const deliver = () => deliverNotice(work, { subject: rows[0] } as HappenedEvent<'change_notice.given'>)
    await Promise.all([deliver(), deliver(), desk.settle()])
    const all = raised + 1
    assert.deepEqual([await countAsOwner(desk, replies), await countAsOwner(desk, once)], [all, all])
    const events = (type: string) => countAsOwner(desk, `SELECT count(*) FROM events WHERE type = '${type}'`)
    assert.deepEqual([await events('change_notice.told'), await events('feedback.thanked')], [all, raised])
    const delivered = "SELECT count(*) FROM company_events WHERE type = 'change_notice.delivered'"
    assert.equal(await countAsOwner(desk, delivered), 1)
    assert.deepEqual((await manager.feedbackThemes.tellings({ id: theme.id })).items[0]?.told, all)
  }),
)
