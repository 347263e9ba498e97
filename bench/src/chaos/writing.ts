import type { Site } from './site.ts'

/** A write that the server said it had done. */
export interface Acknowledged {
  readonly path: string
  /** What must read back the same. */
  readonly content: Readonly<Record<string, unknown>>
}

export interface Outcome {
  readonly acknowledged: readonly Acknowledged[]
  /** Answers that are neither done, nor 503, nor a broken connection. */
  readonly unexpected: readonly string[]
}

const writers = 8

/** Writes customers, tickets, messages and orders until stopped; an unknown outcome (a broken connection) counts as nothing. */
export function keepWriting(site: Site, mark: string): { stop(): Promise<Outcome> } {
  const acknowledged: Acknowledged[] = []
  const unexpected: string[] = []
  let going = true
  let number = 0

  async function post(path: string, body: Record<string, unknown>): Promise<Record<string, unknown> | undefined> {
    const answer = await fetch(`${site.origin}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${site.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).catch(() => undefined)
    if (!answer) return undefined
    const said = (await answer.json().catch(() => undefined)) as Record<string, unknown> | undefined
    if (answer.status === 201) return said
    const waits = answer.status === 503 && answer.headers.has('retry-after')
    if (!waits) unexpected.push(`POST ${path} answered ${answer.status} ${JSON.stringify(said)}`)
    return undefined
  }

  async function writeOne() {
    const n = ++number
    const name = `客户 ${mark} ${n}`
    const customer = await post('/customers', { name, identities: [{ kind: 'external', value: `${mark}-${n}` }] })
    if (!customer) return
    acknowledged.push({ path: `/customers/${customer.id}`, content: { name } })
    const title = `漏水 ${mark} ${n}`
    const ticket = await post('/tickets', { customerId: customer.id, kind: 'complaint', title })
    if (!ticket) return
    acknowledged.push({ path: `/tickets/${ticket.id}`, content: { title } })
    const order = await post('/orders', {
      orderNo: `${mark}-${n}`,
      customerId: customer.id,
      orderedAt: '2026-01-05',
      totalFen: 1200,
      lines: [{ sku: 'A', name: 'A', quantity: 1, unitFen: 1200 }],
    })
    if (order) acknowledged.push({ path: `/orders/${order.id}`, content: { totalFen: 1200 } })
  }

  const running = Array.from({ length: writers }, async () => {
    while (going) {
      await writeOne()
      // a server that is away answers at once
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })
  return {
    stop: async () => {
      going = false
      await Promise.all(running)
      return { acknowledged, unexpected }
    },
  }
}
