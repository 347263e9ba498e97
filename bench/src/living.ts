import { setTimeout as pause } from 'node:timers/promises'
import type { LiveEvent } from '@zhike/contract/desk'
import { Agent, request } from 'undici'
import type { Furnished } from './furnishing.ts'
import type { Asker, Ground } from './ground.ts'
import { type Line, ms, percentile } from './table.ts'

const listenersEach = 50
const writers = 8
const seconds = 10
/** What is still on its way when the writing ends must come within this time. */
const patience = 10_000

/** Somebody's open page: when it heard of each ticket, and the positions in their order. */
interface Page {
  readonly asker: Asker
  readonly heardAt: Map<string, number>
  readonly positions: number[]
}

/**
 * Pages of the manager and of the representative stay open at two web processes while tickets of customers whom both see
 * are written through one of them as fast as it goes: how long after the answer each page has heard of it, and whether
 * one missed something or heard it twice.
 */
export async function measureLive(ground: Ground, { teamCustomerIds }: Furnished): Promise<Line[]> {
  const second = await ground.startWeb()
  const origins = [ground.server.origin, second.origin]
  const leaving = new AbortController()
  try {
    const pages = await Promise.all(
      origins.flatMap((origin) =>
        [ground.manager, ground.representative].flatMap((asker) =>
          Array.from({ length: listenersEach }, () => openPage(origin, asker, leaving.signal)),
        ),
      ),
    )
    const answeredAt = await write(ground, teamCustomerIds)
    const deadline = performance.now() + patience
    while (performance.now() < deadline && pages.some(({ heardAt }) => heardAt.size < answeredAt.size)) await pause(50)
    return linesOf(pages, answeredAt)
  } finally {
    leaving.abort()
    await second.stop()
  }
}

async function openPage(origin: string, asker: Asker, signal: AbortSignal): Promise<Page> {
  const page: Page = { asker, heardAt: new Map(), positions: [] }
  const { body } = await request(`${origin}/api/v1/live`, {
    headers: { authorization: `Bearer ${asker.key}`, accept: 'text/event-stream' },
    signal,
    dispatcher: new Agent({ bodyTimeout: 0 }),
  })
  const joined = Promise.withResolvers<void>()
  const reading = async () => {
    let text = ''
    for await (const part of body.setEncoding('utf8')) {
      const messages = (text + part).split('\n\n')
      text = messages.pop() ?? ''
      for (const message of messages) {
        if (message.includes('event: joined')) joined.resolve()
        const data = /^data: (.*)$/m.exec(message)?.[1]
        if (message.includes('event: message') && data !== undefined) note(page, JSON.parse(data) as LiveEvent)
      }
    }
  }
  reading().catch((error: unknown) => {
    if (!signal.aborted) joined.reject(error)
  })
  await joined.promise
  return page
}

function note(page: Page, { position, type, ids }: LiveEvent): void {
  page.positions.push(position)
  if (type === 'ticket.created' && ids.ticketId !== undefined) page.heardAt.set(ids.ticketId, performance.now())
}

/** Writes tickets for some seconds; gives when each was answered. */
async function write({ server, manager }: Ground, customerIds: readonly string[]): Promise<Map<string, number>> {
  const answeredAt = new Map<string, number>()
  const dispatcher = new Agent({ connections: writers, pipelining: 1 })
  const end = performance.now() + seconds * 1000
  let n = 0
  const keepWriting = async () => {
    while (performance.now() < end) {
      const customerId = customerIds[n++ % customerIds.length]
      const { statusCode, body } = await request(`${server.origin}/api/v1/tickets`, {
        method: 'POST',
        headers: { authorization: `Bearer ${manager.key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ customerId, kind: 'complaint', title: '洗碗机漏水' }),
        dispatcher,
      })
      const { id } = (await body.json()) as { readonly id: string }
      if (statusCode !== 201) throw new Error(`a ticket was answered with ${statusCode}`)
      answeredAt.set(id, performance.now())
    }
  }
  await Promise.all(Array.from({ length: writers }, keepWriting))
  await dispatcher.close()
  return answeredAt
}

function linesOf(pages: readonly Page[], answeredAt: ReadonlyMap<string, number>): Line[] {
  const rate = Math.round(answeredAt.size / seconds)
  return ['scope all', 'scope team'].flatMap((scope) => {
    const theirs = pages.filter(({ asker }) => asker.name === scope)
    const delays = theirs.flatMap(({ heardAt }) =>
      // heard before the answer came is heard at once
      [...heardAt].map(([id, at]) => Math.max(0, at - (answeredAt.get(id) ?? at))),
    )
    const wrong = theirs.reduce((sum, page) => sum + faultsOf(page, answeredAt), 0)
    const p95 = percentile(delays, 0.95)
    return [
      {
        work: `${theirs.length} open pages at two processes, ${rate} tickets/s, heard after the answer, ${scope}`,
        measured: `p95 ${ms(p95)}`,
        bar: '≤ 1000 ms',
        met: p95 <= 1000,
      },
      { work: `· missed, twice or out of order, ${scope}`, measured: String(wrong), bar: '0', met: wrong === 0 },
    ]
  })
}

function faultsOf({ heardAt, positions }: Page, answeredAt: ReadonlyMap<string, number>): number {
  const missed = [...answeredAt.keys()].filter((id) => !heardAt.has(id)).length
  return missed + positions.filter((position, at) => at > 0 && position <= (positions[at - 1] ?? 0)).length
}
