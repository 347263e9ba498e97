import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@zhike/contract'
import { createClient } from '@zhike/contract/client'
import type { Asker, Ground } from './ground.ts'
import type { Line } from './table.ts'

const megabyte = 1024 * 1024
const bars = { csv: 60, xlsx: 180 } as const
const mostGrowth = 300

/**
 * Exports all customers through the API, to both formats, for a manager who sees everything and for one of a team that sees
 * everybody, and watches the memory of the server.
 */
export async function measureExports(ground: Ground, count: number): Promise<Line[]> {
  const teamManager = await hireTeamManager(ground)
  const lines: Line[] = []
  for (const asker of [ground.manager, teamManager])
    for (const format of ['csv', 'xlsx'] as const) lines.push(...(await measure(ground, asker, format, count)))
  return lines
}

async function measure(ground: Ground, asker: Asker, format: 'csv' | 'xlsx', count: number): Promise<Line[]> {
  const { origin } = ground.server
  const authorization = `Bearer ${asker.key}`
  const withKey: typeof fetch = (url, init) => fetch(url, { ...init, headers: { ...init?.headers, authorization } })
  const desk = createClient(api, withKey, `${origin}/api/v1`)
  const before = ground.server.memory()
  let most = before
  const started = performance.now()
  const { id } = await desk.exports.create({ kind: 'customers', format })
  for (;;) {
    most = Math.max(most, ground.server.memory())
    const { status, counts, failure } = await desk.exports.get({ id })
    if (status === 'done') {
      if (counts.written !== count) throw new Error(`${counts.written} of ${count} customers went out`)
      break
    }
    if (status === 'failed' || status === 'cancelled') throw new Error(`the export ${status}: ${failure}`)
    await pause(100)
  }
  const seconds = (performance.now() - started) / 1000
  const grown = Math.max(0, most - before) / megabyte
  await desk.exports.remove({ id })
  const bar = bars[format]
  return [
    {
      work: `export ${count.toLocaleString('en')} customers to ${format.toUpperCase()}, all columns, ${asker.name}`,
      measured: `${seconds.toFixed(0)} s`,
      bar: `≤ ${bar} s`,
      met: seconds <= bar,
    },
    {
      work: '· memory growth of the server',
      measured: `${grown.toFixed(0)} MB`,
      bar: `≤ ${mostGrowth} MB`,
      met: grown <= mostGrowth,
    },
  ]
}

/** A manager in scope team whose team sees everybody, which is the hard case: every row is looked at by its sight. */
async function hireTeamManager({ stage, owner, representative }: Ground): Promise<Asker> {
  const { rows } = await owner.query<{ team_id: string; department_id: string }>(
    'SELECT team_id, department_id FROM team_members m JOIN staff s ON s.id = m.staff_id WHERE s.id = $1',
    [representative.staffId],
  )
  const { id, key } = await stage.addDemoStaff({
    name: 'Team manager',
    email: 'team.manager@bench.example',
    role: 'manager',
    scope: 'team',
    departmentId: rows[0]?.department_id ?? null,
    teamIds: rows.map(({ team_id }) => team_id),
  })
  await owner.query('UPDATE customers SET seen_by = seen_by || $1::uuid WHERE NOT seen_by @> ARRAY[$1::uuid]', [
    rows[0]?.team_id,
  ])
  await owner.query('VACUUM ANALYZE customers')
  return { name: 'scope team', key, staffId: id }
}
