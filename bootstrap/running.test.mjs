import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'

const running = JSON.stringify(import.meta.resolve('./running.mjs'))

test('the status of a script is our status, also when it dies of a signal', async () => {
  assert.equal((await run('process.exit(7)')).status, 7)
  assert.equal((await run("process.kill(process.pid, 'SIGKILL')")).status, 137)
})

test('a signal that comes twice at once, as from a terminal and from npm, reaches the script once', async () => {
  const outcome = await run(listening('SIGINT', 300), async (bootstrap) => {
    bootstrap.kill('SIGINT')
    await pause(50)
    bootstrap.kill('SIGINT')
  })
  assert.deepEqual(outcome, { status: 0, said: 'ready SIGINT ' })
})

test('a second wish to end reaches the script as well', async () => {
  const outcome = await run(listening('SIGINT', 2500), async (bootstrap) => {
    bootstrap.kill('SIGINT')
    await pause(1200)
    bootstrap.kill('SIGINT')
  })
  assert.deepEqual(outcome, { status: 0, said: 'ready SIGINT SIGINT ' })
})

test('kill -9 of us asks the script to end', async () => {
  const { said } = await run(listening('SIGTERM', 0), (bootstrap) => bootstrap.kill('SIGKILL'))
  assert.equal(said, 'ready SIGTERM ')
})

test('a program that cannot run is refused in words, in both languages', async () => {
  const script = `import { runScript } from ${running}; await runScript('/no/such/node', []).catch((e) => console.log(e.message))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const { said } = await outcomeOf(child)
  assert.match(said, /无法运行[\s\S]*cannot be run/)
})

/** A script that says which signals it gets, and ends some time after the first. */
const listening = (signal, ms) => `
  process.on('${signal}', () => { process.stdout.write('${signal} '); setTimeout(() => process.exit(0), ${ms}) })
  setInterval(() => {}, 1000)
  process.stdout.write('ready ')`

async function run(code, whenReady = () => undefined) {
  const script = `
    import { runScript } from ${running}
    process.exitCode = await runScript(process.execPath, ['-e', ${JSON.stringify(code)}], {})`
  // Without npm's mark: the parent is then not watched, and the leash alone has to do.
  const { npm_lifecycle_event: _, ...env } = process.env
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.once('data', () => whenReady(child))
  return await outcomeOf(child)
}

async function outcomeOf(child) {
  let said = ''
  child.stdout.on('data', (text) => (said += text))
  // The output closes when the script has ended too, not only the process that started it.
  const [status] = await once(child, 'close')
  return { status, said }
}
