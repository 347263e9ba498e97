import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root, run } from './check.ts'
import { planted, type Tree } from './planted.ts'

/** By rule, a file of a kind that it is there to refuse. */
const plants: Readonly<Record<string, Tree>> = {
  format: { 'server/src/loose.ts': 'export const loose = "1";\n' },
  noExplicitAny: { 'server/src/anything.ts': 'export const anything = (value: any): string => value.name\n' },
  noFloatingPromises: {
    'server/src/adrift.ts': 'async function send(): Promise<void> {}\nexport function adrift(): void {\n  send()\n}\n',
  },
  noMisusedPromises: {
    'server/src/unsure.ts':
      'async function may(): Promise<boolean> {\n  return true\n}\nexport const unsure = (): number => (may() ? 1 : 2)\n',
  },
  noProcessEnv: { 'server/src/tickets/port.ts': 'export const port = process.env.PORT\n' },
  noDefaultExport: { 'server/src/nameless.ts': 'export default 1\n' },
  useFilenamingConvention: { 'server/src/ticketList.ts': 'export const list = 1\n' },
  noImportCycles: {
    'server/src/hen.ts': "import { egg } from './egg.ts'\n\nexport const hen = (): unknown => egg\n",
    'server/src/egg.ts': "import { hen } from './hen.ts'\n\nexport const egg = (): unknown => hen\n",
  },
  noJsxLiterals: { 'console/src/button.tsx': 'export const Save = () => <button type="button">Save</button>\n' },
}
const allowed: Tree = {
  'server/src/app/config.ts': 'export const port = process.env.PORT\n',
  'server/src/tickets/tickets.queries.ts': 'export const one = 1\n',
  'console/vite.config.ts': 'export default {}\n',
}

async function complaints(tree: Tree): Promise<string> {
  const config = { 'biome.json': readFileSync(join(root, 'biome.json'), 'utf8'), '.gitignore': 'node_modules\n' }
  const args = ['ci', '--colors=off', '--error-on-warnings', '--max-diagnostics=none', '.']
  const { stdout, stderr } = await planted({ ...config, ...tree }, (folder) => run('biome', args, folder))
  return stdout + stderr
}

test('every rule we rely on refuses the file planted for it', async () => {
  const said = await complaints(Object.assign({}, ...Object.values(plants)))
  const files = Object.entries(plants).map(([rule, tree]) => ({ rule, path: Object.keys(tree)[0] }))
  const missed = files.filter(
    ({ rule, path }) => !said.split('\n').some((line) => line.includes(String(path)) && line.includes(rule)),
  )
  assert.deepEqual(missed, [], said)
})

test('what the house allows is not refused', async () => {
  const said = await complaints(allowed)
  assert.match(said, /Checked 4 files/)
  assert.doesNotMatch(said, /Found/)
})
