import { openAsBlob } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@zhike/contract'
import { createClient } from '@zhike/contract/client'
import { type Ground, openGround } from '../ground.ts'
import { type Line, ms, percentile } from '../table.ts'
import { type Found, judge } from './judging.ts'
import { labelledSet, type Mix, mixes } from './labelled.ts'
import type { Labelled } from './people.ts'

const archive = 100_000
const megabyte = 1024 * 1024

/** Finds the duplicates of labelled sets as a person would have it done: file in, scan, list. */
export async function measureDuplicates(print: (line: string) => void): Promise<Line[]> {
  const lines: Line[] = []
  for (const [name, mix] of Object.entries(mixes)) {
    const ground = await openGround()
    try {
      lines.push(...(await measureSet(ground, name, name === 'everyday' ? filledUp(mix) : mix, print)))
    } finally {
      await ground.close()
    }
  }
  return lines
}

/** The same set among as many others as make up the archive. */
const filledUp = (mix: Mix): Mix => ({ ...mix, singles: mix.singles + archive - labelledSet(mix).length })

async function measureSet(ground: Ground, name: string, mix: Mix, print: (line: string) => void): Promise<Line[]> {
  const records = labelledSet(mix)
  print(`duplicates: ${records.length.toLocaleString('en')} customers of the set "${name}"`)
  const authorization = `Bearer ${ground.manager.key}`
  const withKey: typeof fetch = (url, init) => fetch(url, { ...init, headers: { ...init?.headers, authorization } })
  const desk = createClient(api, withKey, `${ground.server.origin}/api/v1`)
  await bringIn(ground, withKey, records)
  const before = ground.server.memory()
  let most = before
  const latencies: number[] = []
  const started = performance.now()
  await desk.duplicates.scan({})
  for (;;) {
    const sent = performance.now()
    await desk.customers.list({ limit: 50 })
    latencies.push(performance.now() - sent)
    most = Math.max(most, ground.server.memory())
    const { scan } = await desk.duplicates.getScan({})
    if (scan?.status === 'done') break
    if (scan?.status === 'failed') throw new Error('the scan failed')
    await pause(100)
  }
  const seconds = (performance.now() - started) / 1000
  const found = await readPairs((cursor) =>
    desk.duplicates.list({ limit: 200, ...(cursor === null ? {} : { cursor }) }),
  )
  const { precision, reviewPrecision, recall, trapped, truePairs, kinds } = judge(records, found)
  for (const [how, pairs, automatic, both] of kinds.toSorted((a, b) => a[3] - b[3]))
    print(
      `  ${both.toFixed(3)} in both bands, ${automatic.toFixed(2)} automatic, of ${String(pairs).padStart(4)}: ${how}`,
    )
  print(`  ${truePairs} true pairs; of the review band ${reviewPrecision.toFixed(2)} are true`)
  const size = records.length.toLocaleString('en')
  return [
    {
      work: `duplicates "${name}": automatic band precision`,
      measured: precision.toFixed(4),
      bar: '≥ 0.995',
      met: precision >= 0.995,
    },
    { work: `· both bands together recall`, measured: recall.toFixed(4), bar: '≥ 0.92', met: recall >= 0.92 },
    {
      work: '· families and switchboards in the automatic band',
      measured: String(trapped),
      bar: '0',
      met: trapped === 0,
    },
    { work: `· scan of ${size} customers`, measured: `${seconds.toFixed(1)} s`, bar: '≤ 60 s', met: seconds <= 60 },
    {
      work: '· API p95 meanwhile',
      measured: ms(percentile(latencies, 0.95)),
      bar: '≤ 100 ms',
      met: percentile(latencies, 0.95) <= 100,
    },
    {
      work: '· memory growth of the server',
      measured: `${((most - before) / megabyte).toFixed(0)} MB`,
      bar: '≤ 300 MB',
      met: most - before <= 300 * megabyte,
    },
  ]
}

/** Brings the records in by a file, each with its place in the set as external number. */
async function bringIn(ground: Ground, withKey: typeof fetch, records: readonly Labelled[]): Promise<void> {
  const path = join(tmpdir(), `zhike-labelled-${process.pid}.csv`)
  const cell = (text: string | undefined) => (text === undefined ? '' : `"${text.replaceAll('"', '""')}"`)
  const rows = records.map((record, at) =>
    [
      String(at),
      record.name,
      record.phones.join(';'),
      record.email,
      record.wechat,
      record.gender,
      record.birthday,
      record.region,
      record.address,
    ]
      .map(cell)
      .join(','),
  )
  await writeFile(path, ['external_id,name,phone,email,wechat,gender,birthday,region,address', ...rows].join('\n'))
  const form = new FormData()
  form.append('kind', 'customers')
  form.append('onDuplicate', 'create')
  form.append('file', await openAsBlob(path), 'labelled.csv')
  const accepted = await withKey(`${ground.server.origin}/api/v1/imports`, { method: 'POST', body: form })
  if (accepted.status !== 201) throw new Error(`the import was refused: ${await accepted.text()}`)
  const { id } = (await accepted.json()) as { id: string }
  const desk = createClient(api, withKey, `${ground.server.origin}/api/v1`)
  for (;;) {
    const { status, counts } = await desk.imports.get({ id })
    if (status === 'done') {
      if (counts.created !== records.length) throw new Error(`${counts.created} of ${records.length} came in`)
      break
    }
    if (status === 'failed' || status === 'cancelled') throw new Error(`the import ${status}`)
    await pause(200)
  }
  await rm(path)
}

interface Page {
  readonly items: readonly { readonly left: Shown; readonly right: Shown; readonly band: Found['band'] }[]
  readonly nextCursor: string | null
}
interface Shown {
  readonly identities: readonly { readonly kind: string; readonly value?: string | undefined }[]
}

async function readPairs(read: (cursor: string | null) => Promise<Page>): Promise<Found[]> {
  const found: Found[] = []
  let cursor: string | null = null
  do {
    const page: Page = await read(cursor)
    for (const { left, right, band } of page.items) found.push({ left: placeOf(left), right: placeOf(right), band })
    cursor = page.nextCursor
  } while (cursor !== null)
  return found
}

const placeOf = ({ identities }: Shown) => Number(identities.find(({ kind }) => kind === 'external')?.value)
