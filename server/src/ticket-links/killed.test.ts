import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onOwnDesk } from '../../test/harness.ts'
import { asOwner, copyTicket, countAsOwner, killReaction } from '../../test/killing.ts'
import { broken, openShop, picture } from '../tickets/tickets.fixture.ts'

const children = 500
const told = "SELECT count(*) FROM incident_update_tickets WHERE status = 'told'"

const link = `
  INSERT INTO ticket_links (customer_id, ticket_id, id, kind, other_id, at, by_kind)
  SELECT customer_id, id, uuidv7(), 'child', $1, now(), 'system' FROM tickets WHERE id <> $1`

test(
  'an update with a picture to 500 children, asked for twice and killed half-way, tells each once within a minute',
  onOwnDesk(async (desk) => {
    const { manager, customerId } = await openShop(desk)
    const { id } = await manager.tickets.create({ customerId, ...broken })
    await copyTicket(desk, id, children)
    await asOwner(desk, (owner) => owner.query(link, [id]))
    const words = { id, kind: 'reply', body: '电力抢修中，预计 18:00 恢复。' } as const
    const ask = () => manager.incidentUpdates.create(words, { files: [picture()] })
    const [update, again] = await Promise.all([ask(), ask()])
    assert.deepEqual([update.id, update.counts.pending, update.files[0]?.name], [again.id, children + 1, '现场.png'])
    const begun = performance.now()
    const half = await killReaction(desk, 'ticket-links.tell', 'incident.update_asked', { count: told, most: 100 })
    assert.ok(half >= 100 && half < children, `${half}`)
    // what 20 seconds' silence would do
    await asOwner(desk, (owner) => owner.query("UPDATE incident_updates SET worked_at = '2026-01-01'"))
    await desk.strike('ticket-links.resume_updates')
    await Promise.all([desk.settle(), desk.settle()])
    const took = performance.now() - begun
    assert.ok(took < 60_000, `${took} ms`)
    assert.equal(await countAsOwner(desk, told), children + 1)
    const messages = 'SELECT count(*) FROM ticket_messages'
    const tickets = 'SELECT count(DISTINCT ticket_id) FROM ticket_messages WHERE cardinality(file_ids) = 1'
    const events = "SELECT count(*) FROM events WHERE type = 'ticket.replied'"
    const pictures = 'SELECT count(*) FROM files WHERE shared_from IS NOT NULL'
    for (const query of [messages, tickets, events, pictures])
      assert.equal(await countAsOwner(desk, query), children + 1, query)
    assert.equal(await countAsOwner(desk, "SELECT files AS count FROM file_usage() WHERE kind = 'tickets'"), 1)
    const [done] = (await manager.incidentUpdates.list({ id })).items
    assert.deepEqual([done?.status, done?.counts.told], ['done', children + 1])
  }),
)
