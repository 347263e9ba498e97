import type { Check } from './check.ts'
import moduleOrder from './module-order.json' with { type: 'json' }
import { type Source, sources } from './sources.ts'

const medianLines = 80
const hardLines = 300
/** The contract and the factories of tests list what the product has, so they may be longer. */
const longLines = 400
const mayBeLong = /^contract\/|(^|\/)factories([/.]|$)/
const saysNothing = /(^|\/)(utils?|helpers?|common|shared|misc|lib)([/.]|$)/
const serverFolders = new Set(
  ['app', 'platform', 'migrations', moduleOrder.firstLine, ...moduleOrder.laterLines].flat(),
)

/** Sizes and habits that the other tools do not know. */
export const budgets: Check = {
  name: 'budgets and habits',
  look: async () => {
    const files = sources()
    const median = medianOf(files.map(linesOf))
    const tooLong = median > medianLines ? [`The median file has ${median} lines (at most ${medianLines}).`] : []
    return { problems: [...tooLong, ...files.flatMap(faultsOf)], note: `${files.length} files, median ${median} lines` }
  },
}

/** What is wrong with one file by its path, its length and its lines. */
export function faultsOf(file: Source): readonly string[] {
  const { path, text } = file
  const lines = linesOf(file)
  const most = mayBeLong.test(path) ? longLines : hardLines
  const faults: string[] = []
  if (lines > most) faults.push(`${path} has ${lines} lines (at most ${most}): which word is missing?`)
  if (saysNothing.test(path)) faults.push(`${path}: its name says nothing`)
  const folder = /^server\/src\/([^/]+)\//.exec(path)?.[1]
  if (folder !== undefined && !serverFolders.has(folder)) {
    faults.push(`${path}: module ${folder} has no place in .ci/checks/module-order.json`)
  }
  for (const [index, line] of text.split('\n').entries()) {
    const fault = habits.find(({ bad }) => bad.test(line))
    if (fault) faults.push(`${path}:${index + 1} ${fault.why}`)
  }
  return faults
}

// The words are put together from pieces, so that this file does not break its own rules.
const words = (...pieces: readonly string[]): string => pieces.join('')
const habits: readonly { readonly bad: RegExp; readonly why: string }[] = [
  {
    bad: new RegExp(`(${words('biome', '-ignore')} [^:]*(:\\s*)?$|${words('@ts-', 'expect-error')}\\W*$)`),
    why: 'suppresses without a reason on its line',
  },
  {
    bad: new RegExp(words('@ts-', '(ignore|nocheck)|', 'biome', '-ignore-(all|start)')),
    why: 'suppresses more than one line, or more than it says',
  },
  {
    bad: new RegExp(`\\b(${words('TO', 'DO')}|${words('FIX', 'ME')}|${words('X', 'XX')})\\b`),
    why: 'is left for later',
  },
  { bad: /^\s*(test|it|describe)\.(only|skip|todo)\(|\{ (only|skip|todo): true/, why: 'narrows or skips tests' },
  { bad: /\bclass \w*(Service|Manager|Helper|Util)s?\b/, why: 'names a class by no word of the business' },
]

function linesOf({ text }: Source): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0
}
