import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, root, run } from './check.ts'
import moduleOrder from './module-order.json' with { type: 'json' }
import { type Source, sources } from './sources.ts'

const workspaces = ['contract', 'server', 'console', 'portal', 'widget', 'ui', 'demo', 'bench', 'e2e']
const mostModulesImported = 5

/** What dependency-cruiser found in a tree. */
export interface Cruise {
  readonly modules: readonly {
    readonly source: string
    readonly dependencies: readonly { readonly resolved: string }[]
  }[]
  readonly summary: {
    readonly violations: readonly {
      readonly from: string
      readonly to: string
      readonly rule: { readonly name: string }
    }[]
  }
}

/** Follows every import below `folder` under the rules of .dependency-cruiser.cjs. */
export async function cruise(folder: string): Promise<Cruise> {
  const roots = workspaces.filter((workspace) => existsSync(join(folder, workspace)))
  const config = join(root, '.dependency-cruiser.cjs')
  const { stdout, stderr } = await run('depcruise', ['--config', config, '--output-type', 'json', ...roots], folder)
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser did not run:\n${stdout}${stderr}`)
  return JSON.parse(stdout) as Cruise
}

/** Directions between folders, no cycles, one door per module, and a bound on how many others a module knows. */
export const boundaries: Check = {
  name: 'boundaries',
  look: async () => {
    const graph = await cruise(root)
    const crossed = graph.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
    const problems = [...crossed, ...centres(graph), ...unseen(graph, sources())]
    return { problems, note: `${ours(graph).length} files` }
  },
}

/** Modules that import more than five others: a centre is forming, a call wants to be an event. */
export function centres(graph: Cruise): readonly string[] {
  const free = new Set(['app', 'platform', ...moduleOrder.firstLine])
  const imported = new Map<string, Set<string>>()
  for (const { source, dependencies } of ours(graph)) {
    const from = moduleOf(source)
    if (from === undefined || from === 'app' || source.endsWith('.test.ts')) continue
    for (const { resolved } of dependencies) {
      const to = moduleOf(resolved)
      if (to === undefined || to === from || free.has(to)) continue
      imported.set(from, (imported.get(from) ?? new Set()).add(to))
    }
  }
  return [...imported]
    .filter(([, others]) => others.size > mostModulesImported)
    .map(
      ([name, others]) =>
        `${name} imports ${others.size} modules (at most ${mostModulesImported}): ${[...others].join(', ')}`,
    )
}

/** Files that the cruise missed, or of which it saw no import though one stands there: then green would mean nothing. */
export function unseen(graph: Cruise, files: readonly Source[]): readonly string[] {
  const imports = new Map(graph.modules.map(({ source, dependencies }) => [source, dependencies.length]))
  return files
    .filter(({ path }) => workspaces.some((workspace) => path.startsWith(`${workspace}/`)) && !path.endsWith('.d.ts'))
    .filter(({ path, text }) => (imports.get(path) ?? -1) < (/^(import|export) .*from '/m.test(text) ? 1 : 0))
    .map(({ path }) => `${path} was not read by dependency-cruiser`)
}

const ours = ({ modules }: Cruise): Cruise['modules'] =>
  modules.filter(({ source }) => /^(?!.*node_modules).*[.]tsx?$/.test(source))

const moduleOf = (path: string): string | undefined => /^server\/src\/([^/]+)\//.exec(path)?.[1]
