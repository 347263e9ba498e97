import { availableParallelism } from 'node:os'
import { boundaries } from './boundaries.ts'
import { budgets } from './budgets.ts'
import { consoleBundle, portalBundle } from './bundles.ts'
import type { Check, Verdict } from './check.ts'
import { lint } from './lint.ts'
import { schema } from './schema.ts'
import { translations } from './translations.ts'
import { types } from './types.ts'
import { unused } from './unused.ts'

/** The long ones first, so that no core waits at the end. */
const checks = [consoleBundle, types, portalBundle, schema, unused, boundaries, lint, budgets, translations]

/** `npm run check -- types lint` runs those whose name contains one of the words. */
const asked = process.argv.slice(2)
const waiting = checks.filter(({ name }) => asked.length === 0 || asked.some((word) => name.includes(word)))
const chosen = waiting.length
const failed: { readonly name: string; readonly problems: readonly string[] }[] = []

async function work(): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const started = performance.now()
    const { problems, note } = await lookAt(check)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${problems.length === 0 ? '✔' : '✖'} ${check.name.padEnd(24)} ${seconds.padStart(5)} s  ${note ?? ''}`)
    if (problems.length > 0) failed.push({ name: check.name, problems })
  }
}

/** A check that breaks has not been passed. */
function lookAt(check: Check): Promise<Verdict> {
  return check.look().catch((error: unknown) => ({
    problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
  }))
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work))

for (const { name, problems } of failed) console.log(`\n✖ ${name}\n${problems.join('\n').replace(/^/gm, '    ')}`)
console.log(`\n${chosen - failed.length} passed, ${failed.length} failed`)
process.exitCode = chosen === 0 || failed.length > 0 ? 1 : 0
