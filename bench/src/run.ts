import { measureDuplicates } from './duplicates/measuring.ts'
import { measureExports } from './exporting.ts'
import { furnish } from './furnishing.ts'
import { openGround } from './ground.ts'
import { measureImport } from './importing.ts'
import { measureLists } from './listing.ts'
import { describeMachine } from './machine.ts'
import { measureRatios } from './ratios.ts'
import { measurePages } from './reading.ts'
import { measureRotation } from './rotating.ts'
import { measureSearch } from './searching.ts'
import { type Line, printTable } from './table.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)

/** `npm run bench`: makes its own installation and data, measures, prints, and removes everything. */
const count = Number(process.argv[2] ?? 1_000_000)
/** One part of the measurements, when only that is wanted. */
const only = process.argv[3]
const tickets = 20_000
const ground = await openGround()
const lines: Line[] = []
try {
  print(await describeMachine(ground.house.pool))
  print(`importing ${count.toLocaleString('en')} customers`)
  lines.push(...(await measureImport(ground, count)))
  print('furnishing')
  const furnished = await furnish(ground, tickets)
  const parts = {
    pages: () => measurePages(ground, furnished, count),
    lists: () => measureLists(ground, count),
    search: () => measureSearch(ground),
    ratios: () => measureRatios(ground, furnished),
    exports: () => measureExports(ground, count),
    rotation: () => measureRotation(ground, count),
  }
  for (const [part, measure] of Object.entries(parts)) {
    if (only !== undefined && only !== part) continue
    print(part)
    lines.push(...(await measure()))
  }
} finally {
  await ground.close()
}
print('duplicates')
lines.push(...(await measureDuplicates(print)))
print('')
printTable(lines, print)
process.exitCode = lines.every((line) => line.met) ? 0 : 1
