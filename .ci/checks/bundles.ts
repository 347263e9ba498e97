import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Check, root, run, type Verdict } from './check.ts'
import { type Manifest, type Weight, weigh } from './weights.ts'

const kilobyte = 1000

/** Whether the console builds, and how much JavaScript its pages need before they are usable. */
export const consoleBundle: Check = {
  name: 'console build and size',
  look: () => builtWithin('console', (what) => (/(^index[.]html$|\/home\/)/.test(what) ? 350 : 480)),
}

/** The same of the customers' pages, which come over poor networks. */
export const portalBundle: Check = {
  name: 'portal build and size',
  look: () => builtWithin('portal', () => 40),
}

async function builtWithin(workspace: string, mostOf: (what: string) => number): Promise<Verdict> {
  const folder = join(root, workspace)
  if (globSync('src/**/*.{ts,tsx}', { cwd: folder }).length === 0)
    return { problems: [], note: 'nothing to check yet: no source' }
  const out = mkdtempSync(join(tmpdir(), `zhike-${workspace}-`))
  try {
    const options = ['--outDir', out, '--emptyOutDir', '--manifest', 'manifest.json', '--logLevel', 'warn']
    const built = await run('vite', ['build', ...options], folder)
    if (built.code !== 0) return { problems: [`${built.stdout}\n${built.stderr}`] }
    return judge(weightsIn(out), mostOf)
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

function weightsIn(out: string): readonly Weight[] {
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest
  return weigh(manifest, (file) => gzipSync(readFileSync(join(out, file))).length)
}

function judge(weights: readonly Weight[], mostOf: (what: string) => number): Verdict {
  if (weights.length === 0) return { problems: ['the build has no entry'] }
  const heavy = weights.filter(({ what, bytes }) => bytes > mostOf(what) * kilobyte)
  const heaviest = weights.toSorted((a, b) => b.bytes - a.bytes).slice(0, 3)
  return {
    problems: heavy.map(
      (weight) => `${said(weight)} of gzip JavaScript before it is usable (at most ${mostOf(weight.what)} kB)`,
    ),
    note: heaviest.map(said).join(', '),
  }
}

const said = ({ what, bytes }: Weight): string => `${what} ${Math.round(bytes / kilobyte)} kB`
