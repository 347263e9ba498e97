#!/usr/bin/env node
// `npx --no-install zhike …`: the command line under Node 24, whatever Node the caller has.
import { fileURLToPath } from 'node:url'
import { reportRefusal } from '../../bootstrap/refusal.mjs'
import { runScript } from '../../bootstrap/running.mjs'
import { environmentOf, findRuntime } from '../../bootstrap/runtime.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const commandLine = fileURLToPath(new URL('../src/app/cli/zhike.ts', import.meta.url))

process.exitCode = await reportRefusal(async () => {
  const runtime = findRuntime(root)
  return await runScript(runtime, [commandLine, ...process.argv.slice(2)], { env: environmentOf(runtime, root) })
})
