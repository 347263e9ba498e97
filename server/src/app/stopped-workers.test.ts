import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onOwnDesk } from '../../test/harness.ts'
import { asOwner, copyTicket, countAsOwner, stopReaction } from '../../test/killing.ts'
import { openShop } from '../tickets/tickets.fixture.ts'

const copies = 30
const replies = 'SELECT count(*) FROM ticket_messages'

test(
  'a worker that was stopped, and goes on when others have done its work, tells nobody again and ends in peace',
  onOwnDesk(async (desk) => {
    const { manager, boss, customerId } = await openShop(desk)
    const theme = await manager.feedbackThemes.create({ name: '噪音', words: [], ownerId: boss.id })
    const { id } = await manager.tickets.create({ customerId, kind: 'suggestion', title: '提示音太响' })
    await manager.feedback.setTheme({ ticketId: id, themeId: theme.id })
    await copyTicket(desk, id, copies)
    const spread = `
      INSERT INTO feedback (customer_id, ticket_id, theme_id) SELECT customer_id, id, '${theme.id}' FROM tickets WHERE id <> '${id}';
      INSERT INTO ticket_links (customer_id, ticket_id, id, kind, other_id, at, by_kind)
      SELECT customer_id, id, uuidv7(), 'child', '${id}', now(), 'system' FROM tickets WHERE id <> '${id}'`
    await asOwner(desk, (owner) => owner.query(spread))
    await manager.feedbackThemes.tell({ id: theme.id, body: '提示音可以调小了。' })
    await manager.incidentUpdates.create({ id, kind: 'note', body: '周五复盘' })

    // the first has looked whom to tell and told some; the second has told a batch
    const goOn = [
      await stopReaction(desk, 'change-notices.deliver', 'change_notice.given', 5),
      await stopReaction(desk, 'ticket-links.tell', 'incident.update_asked', 2),
    ]
    assert.ok((await countAsOwner(desk, replies)) < 2 * (copies + 1))
    // what 20 seconds' silence would do
    await asOwner(desk, (owner) => owner.query("UPDATE incident_updates SET worked_at = '2026-01-01'"))
    await desk.strike('ticket-links.resume_updates')
    await desk.settle()
    const all = 2 * (copies + 1)
    assert.equal(await countAsOwner(desk, replies), all)
    assert.deepEqual(await Promise.all(goOn.map((resume) => resume())), [0, 0])
    await desk.settle()
    const once = 'SELECT count(DISTINCT (ticket_id, body)) FROM ticket_messages'
    const ended = `SELECT count(*) FROM events WHERE type = 'incident.update_finished'`
    const delivered = `SELECT count(*) FROM company_events WHERE type = 'change_notice.delivered'`
    const counts = [replies, once, ended, delivered].map((query) => countAsOwner(desk, query))
    assert.deepEqual(await Promise.all(counts), [all, all, 1, 1])
  }),
)
