import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Check, root, type Verdict } from './check.ts'
import { type Manifest, type Weight, weigh } from './weights.ts'

const kilobyte = 1000

/** How much JavaScript the pages of the console need before they are usable. */
export const consoleBundle: Check = {
  name: 'console size',
  look: async () => judge('console', (what) => (/(^index[.]html$|\/home\/)/.test(what) ? 350 : 480)),
}

/** The same of the customers' pages, which come over poor networks. */
export const portalBundle: Check = {
  name: 'portal size',
  look: async () => judge('portal', () => 40),
}

/** `npm run check` has built the interfaces before, or said why it cannot. */
function judge(workspace: string, mostOf: (what: string) => number): Verdict {
  const folder = join(root, workspace)
  if (globSync('src/**/*.{ts,tsx}', { cwd: folder }).length === 0) return { problems: [], note: 'nothing to check yet' }
  const weights = globSync('dist/{,*/}.vite/manifest.json', { cwd: folder }).flatMap((path) =>
    weightsBy(join(folder, path)),
  )
  if (weights.length === 0)
    return { problems: [`${workspace}/dist has no manifest with an entry: vite needs build.manifest`] }
  const heavy = weights.filter(({ what, bytes }) => bytes > mostOf(what) * kilobyte)
  const heaviest = weights.toSorted((a, b) => b.bytes - a.bytes).slice(0, 3)
  return {
    problems: heavy.map(
      (weight) => `${said(weight)} of gzip JavaScript before it is usable (at most ${mostOf(weight.what)} kB)`,
    ),
    note: heaviest.map(said).join(', '),
  }
}

function weightsBy(manifestPath: string): readonly Weight[] {
  const built = join(dirname(manifestPath), '..')
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as Manifest
  return weigh(manifest, (file) => gzipSync(readFileSync(join(built, file))).length)
}

const said = ({ what, bytes }: Weight): string => `${what} ${Math.round(bytes / kilobyte)} kB`
