// What every npm script runs first: plain JavaScript that Node 20 understands, without dependencies. It installs and
// builds what is missing or stale, and hands over to Node 24.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from './bootstrap/preparing.mjs'
import { Refusal, reportRefusal } from './bootstrap/refusal.mjs'
import { runScript } from './bootstrap/running.mjs'
import { environmentOf } from './bootstrap/runtime.mjs'
import { selectTests } from './bootstrap/tests.mjs'

const root = dirname(fileURLToPath(import.meta.url))

/** What each command runs, and whether it needs the interfaces built. */
const commands = {
  start: (args) => ({ run: ['server/src/app/cli/zhike.ts', 'start', ...args], built: true }),
  check: (args) => ({ run: ['.ci/checks/run.ts', ...args], built: true }),
  bench: (args) => ({ run: ['bench/src/run.ts', ...args], built: true }),
  chaos: (args) => ({ run: ['bench/src/chaos.ts', ...args], built: true }),
  test: (args) => {
    const { options, files } = selectTests(root, args)
    const built = files.some((file) => /^(e2e|console|portal|widget)\//.test(file))
    return { run: ['--test', '--test-concurrency=2', ...options, ...files], built }
  },
}

process.exitCode = await reportRefusal(async () => {
  const [name, ...args] = process.argv.slice(2)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    const known = Object.keys(commands).join(' | ')
    throw new Refusal(`用法：node bootstrap.mjs ${known}`, `Usage: node bootstrap.mjs ${known}`)
  }
  const { run, built } = command(args)
  const runtime = await prepare(root, { built })
  return await runScript(runtime, run, { cwd: root, env: environmentOf(runtime, root) })
})
