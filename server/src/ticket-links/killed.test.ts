import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { onOwnDesk } from '../../test/harness.ts'
import { countAsOwner, killReaction } from '../../test/killing.ts'
import { broken, openShop, picture } from '../tickets/tickets.fixture.ts'

const children = 500
const told = "SELECT count(*) FROM incident_update_tickets WHERE status = 'told'"

/** Tickets of as many customers, below a parent: like one that is there. */
const openChildren = `
  WITH made AS (
    INSERT INTO customers (id, number, kind, name, sort_name, stage, created_at, updated_at)
    SELECT uuidv7(), 'C-' || n, 'person', '客户' || n, 'kehu' || n, 'potential', now(), now() FROM generate_series(1, ${children}) AS n
    RETURNING id, number),
  opened AS (
    INSERT INTO tickets (customer_id, id, number, kind, title, description, priority, status, channel, department_id,
                         created_by_kind, created_by_id, seen_by, created_at, updated_at)
    SELECT m.id, uuidv7(), 'T-' || m.number, t.kind, t.title, '', t.priority, 'open', t.channel, t.department_id,
           t.created_by_kind, t.created_by_id, t.seen_by, t.created_at, t.updated_at
    FROM made m, tickets t WHERE t.id = $1 RETURNING customer_id, id)
  INSERT INTO ticket_links (customer_id, ticket_id, id, kind, other_id, at, by_kind)
  SELECT customer_id, id, uuidv7(), 'child', $1, now(), 'system' FROM opened`

test(
  'an update with a picture to 500 children, asked for twice and killed half-way, tells each once within a minute',
  onOwnDesk(async (desk) => {
    const { manager, customerId } = await openShop(desk)
    const { id } = await manager.tickets.create({ customerId, ...broken })
    const owner = new pg.Client({ connectionString: desk.clone.ownerUrl })
    await owner.connect()
    await owner.query(openChildren, [id])
    const words = { id, kind: 'reply', body: '电力抢修中，预计 18:00 恢复。' } as const
    const ask = () => manager.incidentUpdates.create(words, { files: [picture()] })
    const [update, again] = await Promise.all([ask(), ask()])
    assert.deepEqual([update.id, update.counts.pending, update.files[0]?.name], [again.id, children + 1, '现场.png'])
    const begun = performance.now()
    const half = await killReaction(desk, 'ticket-links.tell', 'incident.update_asked', { count: told, most: 100 })
    assert.ok(half >= 100 && half < children, `${half}`)
    // what 20 seconds' silence would do
    await owner.query("UPDATE incident_updates SET worked_at = '2026-01-01'")
    await owner.end()
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
