import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@zhike/contract'
import { createClient } from '@zhike/contract/client'
import type { Ground } from './ground.ts'
import { type Line, ms, percentile } from './table.ts'

const idleSeconds = 15
/** Somebody asks ten times a second, as a desk of a few dozen people does. */
const everyMs = 100

/** Rotates the keys of everything while somebody works: how long it takes, what they notice, and that all stays readable. */
export async function measureRotation(ground: Ground, count: number): Promise<Line[]> {
  const { origin } = ground.server
  const withKey =
    (key: string): typeof fetch =>
    (url, init) =>
      fetch(url, { ...init, headers: { ...init?.headers, authorization: `Bearer ${key}` } })
  const desk = createClient(api, withKey(ground.manager.key), `${origin}/api/v1`)
  const administrator = createClient(api, withKey(ground.administrator.key), `${origin}/api/v1`)
  const { rows } = await ground.owner.query<{ customer_id: string; id: string }>(
    `SELECT customer_id, id FROM customer_identities TABLESAMPLE SYSTEM (5) WHERE kind = 'phone' LIMIT 500`,
  )
  const calls = [
    () => desk.customers.list({ limit: 50 }),
    (n: number) => desk.customers.get({ id: rows[n % rows.length]?.customer_id ?? '' }),
    // opens what is sealed, whichever version sealed it
    (n: number) => {
      const { customer_id: id = '', id: identityId = '' } = rows[n % rows.length] ?? {}
      return desk.customers.revealIdentity({ id, identityId, reason: 'bench' })
    },
    () => desk.customers.list({ search: '13812345678' }),
  ]
  let n = 0
  const ask = async () => {
    const sent = performance.now()
    await calls[n % calls.length]?.(n++)
    return performance.now() - sent
  }
  const askUntil = async (over: () => boolean | Promise<boolean>) => {
    const latencies: number[] = []
    while (!(await over())) {
      latencies.push(await ask())
      await pause(everyMs)
    }
    return percentile(latencies, 0.95)
  }
  for (let warm = 0; warm < 40; warm++) await ask()
  const end = performance.now() + idleSeconds * 1000
  const idle = await askUntil(() => performance.now() > end)
  const began = performance.now()
  await administrator.keyRotations.start({})
  let asked = 0
  const meanwhile = await askUntil(async () => {
    if (asked++ % 10 !== 0) return false
    return ((await administrator.keyRotations.list({})).items[0]?.finishedAt ?? null) !== null
  })
  const seconds = (performance.now() - began) / 1000
  const { done = 0, broken = 0 } = (await administrator.keyRotations.list({})).items[0] ?? {}
  const work = `rotate the keys of ${count.toLocaleString('en')} customers (${done.toLocaleString('en')} values)`
  const ratio = meanwhile / idle
  return [
    { work, measured: `${seconds.toFixed(0)} s`, bar: 'nothing unreadable', met: broken === 0 },
    {
      work: '· API p95 meanwhile against idle',
      measured: `${ms(meanwhile)} against ${ms(idle)}, ${ratio.toFixed(2)} ×`,
      bar: '≤ 2 ×',
      met: ratio <= 2,
    },
  ]
}
