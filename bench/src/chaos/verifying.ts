import type { Site } from './site.ts'
import type { Acknowledged } from './writing.ts'

/** Acknowledged writes that are not there, or not as they were sent. */
export async function findLost(site: Site, writes: readonly Acknowledged[]): Promise<string[]> {
  const lost: string[] = []
  const waiting = [...writes]
  const reader = async () => {
    for (let write = waiting.pop(); write; write = waiting.pop()) {
      const answer = await fetch(`${site.origin}/api/v1${write.path}`, {
        headers: { authorization: `Bearer ${site.key}` },
      })
      const found = (await answer.json()) as Record<string, unknown>
      const same = Object.entries(write.content).every(([field, value]) => found[field] === value)
      if (answer.status !== 200 || !same) lost.push(`lost: ${write.path} (${answer.status})`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, reader))
  return lost
}

/** Rows that only half of an operation has left; each statement finds none in a sound database. */
const halves: Readonly<Record<string, string>> = {
  'a ticket without its event': `SELECT id FROM tickets t WHERE NOT EXISTS
    (SELECT FROM events e WHERE e.customer_id = t.customer_id AND e.subject_id = t.id AND e.type = 'ticket.created')`,
  'a customer without its event': `SELECT id FROM customers c WHERE NOT EXISTS
    (SELECT FROM events e WHERE e.customer_id = c.id AND e.type = 'customer.created')`,
  'an order without lines': `SELECT id FROM orders o WHERE NOT EXISTS
    (SELECT FROM order_lines l WHERE l.customer_id = o.customer_id AND l.order_id = o.id)`,
  'an order that its customer does not count': `SELECT c.id FROM customers c WHERE c.orders_count <>
    (SELECT count(*) FROM orders o WHERE o.customer_id = c.id AND o.status = 'placed')`,
  'an event without position or outbox row': `SELECT id FROM events e WHERE NOT EXISTS
    (SELECT FROM event_positions p WHERE p.customer_id = e.customer_id AND p.event_id = e.id)
    AND NOT EXISTS (SELECT FROM outbox o WHERE o.customer_id = e.customer_id AND o.event_id = e.id)`,
}

export async function findHalfDone(site: Site): Promise<string[]> {
  const found: string[] = []
  for (const [what, sql] of Object.entries(halves))
    for (const row of await site.ask(sql)) found.push(`half: ${what}: ${String(row.id)}`)
  const answer = await fetch(`${site.origin}/api/v1/audit/verifications`, {
    method: 'POST',
    headers: { authorization: `Bearer ${site.key}`, 'content-type': 'application/json' },
    body: '{}',
  })
  const chain = (await answer.json()) as { intact?: boolean; firstBroken?: number }
  if (chain.intact !== true) found.push(`half: the chain breaks at ${chain.firstBroken}`)
  return found
}
