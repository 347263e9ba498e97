import { openAsBlob } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@zhike/contract'
import { createClient } from '@zhike/contract/client'
import type { Ground } from './ground.ts'
import { writePeople, writeWorkbook } from './people-file.ts'
import { type Line, ms, percentile } from './table.ts'

const megabyte = 1024 * 1024

/** Imports a CSV of generated customers through the API, while somebody keeps working, and watches the memory. */
export const measureImport = (ground: Ground, count: number): Promise<Line[]> => measure(ground, count, 'csv')

/** The same with a workbook of as many others; it has to be unpacked and is read in memory. */
export const measureWorkbook = (ground: Ground, count: number): Promise<Line[]> => measure(ground, count, 'xlsx')

const writers = { csv: writePeople, xlsx: writeWorkbook } as const
const bars = { csv: 240, xlsx: 360 } as const

async function measure(ground: Ground, count: number, format: keyof typeof writers): Promise<Line[]> {
  const path = join(tmpdir(), `zhike-bench-${process.pid}.${format}`)
  await writers[format](path, count)
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
  form.append('file', await openAsBlob(path), `people.${format}`)
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
  const work = `import ${count.toLocaleString('en')} customers from ${format.toUpperCase()} (${Math.round(size / megabyte)} MB)`
  const bar = bars[format]
  return [
    { work, measured: `${seconds.toFixed(0)} s`, bar: `≤ ${bar} s`, met: seconds <= bar },
    { work: '· memory growth of the server', measured: `${grown.toFixed(0)} MB`, bar: '≤ 300 MB', met: grown <= 300 },
    { work: '· API p95 meanwhile', measured: ms(p95), bar: '≤ 100 ms', met: p95 <= 100 },
  ]
}
