import { openAsBlob } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@zhike/contract'
import { createClient } from '@zhike/contract/client'
import { type Ground, openGround } from '../ground.ts'
import type { Line } from '../table.ts'
import { type Known, searchArchive } from './archive.ts'
import { type Answered, figuresOf, lineOf, sayFigures } from './judging.ts'
import { labelledQueries, type Query } from './queries.ts'

const people = 4_000
const numbered = 20

/** Types a labelled set of queries into the one box, and tells by kind where what was meant stood. */
export async function measureFinding(print: (line: string) => void): Promise<Line[]> {
  const archive = searchArchive(people)
  const ground = await openGround()
  try {
    const authorization = `Bearer ${ground.manager.key}`
    const withKey: typeof fetch = (url, init) => fetch(url, { ...init, headers: { ...init?.headers, authorization } })
    const desk = createClient(api, withKey, `${ground.server.origin}/api/v1`)
    await bringIn(ground, withKey, [...archive.people, ...archive.companies])
    const queries = [...labelledQueries(archive), ...(await numberQueries(desk))]
    const answers: Answered[] = []
    for (const query of queries) {
      const { items } = await desk.search.find({ q: query.typed, limit: 10 })
      answers.push({ ...query, titles: items.map(({ title, number, type }) => (type === 'customer' ? title : number)) })
    }
    for (const [kind, group] of Map.groupBy(answers, (answer) => answer.kind)) {
      print(`  ${kind}: ${sayFigures(figuresOf(group))}`)
      for (const { typed, right, titles } of group.filter((one) => !one.titles.some((title) => one.right.has(title))))
        print(`    ${typed} → ${titles.slice(0, 3).join(' ') || 'nothing'}, not ${[...right].slice(0, 2).join(' ')}`)
    }
    return [lineOf(ground.manager.name, figuresOf(answers))]
  } finally {
    await ground.close()
  }
}

async function bringIn(ground: Ground, withKey: typeof fetch, known: readonly Known[]): Promise<void> {
  const path = join(tmpdir(), `zhike-search-${process.pid}.csv`)
  const rows = known.map(({ name, phone, email }) => `${name},${phone},${email}`)
  await writeFile(path, ['name,phone,email', ...rows].join('\n'))
  const form = new FormData()
  form.append('kind', 'customers')
  form.append('file', await openAsBlob(path), 'search.csv')
  const accepted = await withKey(`${ground.server.origin}/api/v1/imports`, { method: 'POST', body: form })
  if (accepted.status !== 201) throw new Error(`the import was refused: ${await accepted.text()}`)
  const { id } = (await accepted.json()) as { id: string }
  const desk = createClient(api, withKey, `${ground.server.origin}/api/v1`)
  for (let status = ''; status !== 'done'; await pause(200)) {
    status = (await desk.imports.get({ id })).status
    if (status === 'failed' || status === 'cancelled') throw new Error(`the import ${status}`)
  }
  await rm(path)
}

type DeskClient = ReturnType<typeof createClient<typeof api>>

/** Orders and tickets, looked for by their numbers as people copy them. */
async function numberQueries(desk: DeskClient): Promise<Query[]> {
  const { items } = await desk.customers.list({ limit: numbered })
  const queries: Query[] = []
  for (const [at, { id: customerId }] of items.entries()) {
    const orderNo = `SO-2026-${String(10_417 + at * 331).padStart(6, '0')}`
    await desk.orders.create({ orderNo, customerId, orderedAt: new Date().toISOString(), totalFen: 100 })
    const ticket = await desk.tickets.create({ customerId, kind: 'consultation', title: '怎么清洗滤网' })
    queries.push(
      { kind: 'an order number', typed: orderNo.toLowerCase(), right: new Set([orderNo]) },
      { kind: 'the end of an order number', typed: orderNo.slice(-6), right: new Set([orderNo]) },
      { kind: 'a ticket number', typed: ticket.number.toLowerCase(), right: new Set([ticket.number]) },
      { kind: 'a customer number', typed: items[at]?.number ?? '', right: new Set([items[at]?.name ?? '']) },
    )
  }
  return queries
}
