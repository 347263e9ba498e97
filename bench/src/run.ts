import { measureApprovals } from './agreeing.ts'
import { measureDeadlines } from './deadlines.ts'
import { measureDuplicates } from './duplicates/measuring.ts'
import { measureExports } from './exporting.ts'
import { furnish } from './furnishing.ts'
import { openGround } from './ground.ts'
import { measureImport, measureWorkbook } from './importing.ts'
import { measureKnowledge } from './knowledge/measuring.ts'
import { measureLikeness } from './likeness.ts'
import { measureLists } from './listing.ts'
import { measureLive } from './living.ts'
import { describeMachine } from './machine.ts'
import { measurePhrases } from './phrases.ts'
import { measurePool } from './pooling.ts'
import { measurePromises } from './promising.ts'
import { measureRatios } from './ratios.ts'
import { measurePages } from './reading.ts'
import { measureRotation } from './rotating.ts'
import { measureFinding } from './search/measuring.ts'
import { measureSearch } from './searching.ts'
import { type Line, printTable } from './table.ts'
import { measureTickets } from './ticketing.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)

/**
 * `npm run bench [customers] [part …]`: makes its own installation and data, measures, prints each figure when it is there
 * and the table at the end, and removes everything. A part that breaks is told and does not keep the others from running.
 */
const [given, ...wanted] = process.argv.slice(2)
const count = Number(given ?? 1_000_000)
const tickets = 20_000
const ground = await openGround()
const lines: Line[] = []
const broken: string[] = []

async function measure(part: string, work: () => Promise<readonly Line[]>): Promise<void> {
  if (part !== 'import' && wanted.length > 0 && !wanted.includes(part)) return
  print(part)
  try {
    for (const line of await work()) {
      lines.push(line)
      print(`  ${line.work}: ${line.measured}`)
    }
  } catch (error) {
    broken.push(part)
    print(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}

try {
  print(await describeMachine(ground.house.pool))
  await measure('import', () => measureImport(ground, count))
  print('furnishing')
  const furnished = await furnish(ground, tickets)
  await measure('pages', () => measurePages(ground, furnished, count))
  await measure('lists', () => measureLists(ground, count))
  await measure('search', () => measureSearch(ground))
  await measure('ratios', () => measureRatios(ground, furnished))
  await measure('live', () => measureLive(ground, furnished))
  await measure('exports', () => measureExports(ground, count))
  await measure('tickets', () => measureTickets(ground, count))
  await measure('likeness', () => measureLikeness(ground, count))
  await measure('promises', () => measurePromises(ground, count))
  await measure('approvals', () => measureApprovals(ground))
  // what returns fifty thousand at once is told of for minutes
  await measure('pool', () => measurePool(ground, count))
  await measure('rotation', () => measureRotation(ground, count))
  // last, for it brings in as many again
  await measure('workbook', () => measureWorkbook(ground, count))
} finally {
  await ground.close()
}
await measure('deadlines', async () => measureDeadlines())
await measure('promise-phrases', async () => measurePhrases(print))
await measure('duplicates', () => measureDuplicates(print))
await measure('search', () => measureFinding(print))
await measure('knowledge', () => measureKnowledge(print))
print('')
printTable(lines, print)
for (const part of broken) print(`${part} broke`)
process.exitCode = broken.length === 0 && lines.every((line) => line.met) ? 0 : 1
