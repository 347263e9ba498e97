import { setTimeout as pause } from 'node:timers/promises'
import { openSite, type Site } from './chaos/site.ts'
import { findHalfDone, findLost } from './chaos/verifying.ts'
import { type Acknowledged, keepWriting } from './chaos/writing.ts'
import { type Line, printTable } from './table.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)

/** `npm run chaos`: each fault at random moments under mixed writes; then what was acknowledged must be there, whole. */
const rounds = Number(process.argv[2] ?? 20)
const site = await openSite()
const lines: Line[] = []
try {
  lines.push(await campaign('F01 kill -9 of the server', (struck) => struck.killServer()))
  lines.push(await campaign('F04 kill -9 of PostgreSQL', (struck) => struck.killPostgres()))
} finally {
  await site.close()
}
printTable(lines, print)
process.exitCode = lines.every((line) => line.met) ? 0 : 1

async function campaign(fault: string, strike: (site: Site) => Promise<void>): Promise<Line> {
  const acknowledged: Acknowledged[] = []
  const unexpected: string[] = []
  let slowest = 0
  for (let round = 1; round <= rounds; round++) {
    const writing = keepWriting(site, `${fault.slice(0, 3)}-${round}`)
    await pause(200 + Math.random() * 1500)
    const struckAt = performance.now()
    await strike(site)
    await site.untilReady(30_000)
    slowest = Math.max(slowest, performance.now() - struckAt)
    const outcome = await writing.stop()
    acknowledged.push(...outcome.acknowledged)
    unexpected.push(...outcome.unexpected)
    print(`${fault}: round ${round}, ${acknowledged.length} acknowledged`)
  }
  const lost = await findLost(site, acknowledged)
  const half = await findHalfDone(site)
  for (const problem of [...lost, ...half, ...unexpected].slice(0, 20)) print(`  ${problem}`)
  const counts = `${lost.length} lost, ${half.length} half, ${unexpected.length} wrong answers`
  return {
    work: `${fault}, ${rounds} times, ${acknowledged.length} acknowledged writes`,
    measured: `${counts}, back in ${(slowest / 1000).toFixed(1)} s`,
    bar: '0 lost, 0 half, 503 meanwhile, ≤ 30 s',
    met: lost.length + half.length + unexpected.length === 0 && slowest <= 30_000,
  }
}
