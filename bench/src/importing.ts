import { openAsBlob } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@zhike/contract'
import { createClient } from '@zhike/contract/client'
import type { Ground } from './ground.ts'
import { writePeople } from './people-file.ts'
import { type Line, ms, percentile } from './table.ts'

const megabyte = 1024 * 1024

/** Imports a file of generated customers through the API, while somebody keeps working, and watches the memory. */
export async function measureImport(ground: Ground, count: number): Promise<Line[]> {
  const path = join(tmpdir(), `zhike-bench-${process.pid}.csv`)
  await writePeople(path, count)
  const { origin } = ground.server
  const authorization = `Bearer ${ground.manager.key}`
  const withKey: typeof fetch = (url, init) => fetch(url, { ...init, headers: { ...init?.headers, authorization } })
  const desk = createClient(api, withKey, `${origin}/api/v1`)
  const probe = () => desk.customers.list({ limit: 50 })
  for (let i = 0; i < 20; i++) await probe()
  const before = ground.server.memory()
  let most = before
  const latencies: number[] = []
  const started = performance.now()
  const form = new FormData()
  form.append('kind', 'customers')
  form.append('file', await openAsBlob(path), 'people.csv')
  const accepted = await withKey(`${origin}/api/v1/imports`, { method: 'POST', body: form })
  if (accepted.status !== 201) throw new Error(`the import was refused: ${await accepted.text()}`)
  const { id } = (await accepted.json()) as { id: string }
  for (;;) {
    const sent = performance.now()
    await probe()
    latencies.push(performance.now() - sent)
    most = Math.max(most, ground.server.memory())
    const state = await desk.imports.get({ id })
    if (state.status === 'done') {
      if (state.counts.created !== count) throw new Error(`${state.counts.created} of ${count} customers came in`)
      break
    }
    if (state.status === 'failed' || state.status === 'cancelled') throw new Error(`the import ${state.status}`)
    await pause(100)
  }
  const seconds = (performance.now() - started) / 1000
  const { size } = await stat(path)
  await rm(path)
  const grown = (most - before) / megabyte
  const p95 = percentile(latencies, 0.95)
  const work = `import ${count.toLocaleString('en')} customers (${Math.round(size / megabyte)} MB)`
  return [
    { work, measured: `${seconds.toFixed(0)} s`, bar: '≤ 240 s', met: seconds <= 240 },
    { work: '· memory growth of the server', measured: `${grown.toFixed(0)} MB`, bar: '≤ 300 MB', met: grown <= 300 },
    { work: '· API p95 meanwhile', measured: ms(p95), bar: '≤ 100 ms', met: p95 <= 100 },
  ]
}
