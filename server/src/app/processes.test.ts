import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { api } from '@zhike/contract'
import { createClient } from '@zhike/contract/client'
import { startPostgres } from '../platform/postgres/postgres.ts'

const commandLine = fileURLToPath(new URL('./cli/zhike.ts', import.meta.url))

/** An installation of several processes on one database, of its own: migrating changes what belongs to a cluster. */
async function openInstallation(t: TestContext) {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhike-processes-'))
  const postgres = await startPostgres({ dataDir, port: 0, fsync: false, log: () => undefined })
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: postgres.url, PORT: '0', ZHIKE_DEMO: '0' }
  const children: ChildProcess[] = []
  t.after(async () => {
    await Promise.all(children.map((child) => end(child)))
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const runWith = async (more: Record<string, string>, ...args: string[]) =>
    (await promisify(execFile)(process.execPath, [commandLine, ...args], { env: { ...env, ...more } })).stdout
  const run = (...args: string[]) => runWith({}, ...args)
  const start = (half: 'web' | 'worker') => {
    const child = spawn(process.execPath, [commandLine, half], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    return child
  }
  await run('migrate')
  return { run, runWith, start }
}

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

/** Where a web process listens, once it serves. */
async function originOf(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const found = /http:\/\/\S+:\d+/.exec(line)?.[0]
    if (found) return found
  }
  throw new Error('a process ended before it listened')
}

const clientOf = (origin: string, key: string) =>
  createClient(api, (address, init) => {
    const headers = new Headers(init?.headers)
    headers.set('authorization', `Bearer ${key}`)
    return fetch(new URL(String(address), origin), { ...init, headers })
  })

/** Listens to what changes; gives the positions that it heard, in their order. */
async function listen(origin: string, key: string, lastEventId?: number) {
  const leaving = new AbortController()
  const headers = {
    authorization: `Bearer ${key}`,
    accept: 'text/event-stream',
    ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
  }
  const answer = await fetch(`${origin}/api/v1/live`, { headers, signal: leaving.signal })
  const heard: number[] = []
  let joined = false
  const reading = (async () => {
    const decoder = new TextDecoder()
    let text = ''
    for await (const part of answer.body ?? []) {
      const messages = (text + decoder.decode(part, { stream: true })).split('\n\n')
      text = messages.pop() ?? ''
      for (const message of messages) {
        joined ||= message.includes('event: joined')
        const id = /^id: (\d+)\nevent: message$/m.exec(message)?.[1]
        if (id !== undefined) heard.push(Number(id))
      }
    }
    // a process that is killed breaks the line
  })().catch(() => undefined)
  await until(() => joined)
  return { heard, leave: () => leaving.abort(), reading }
}

async function until(holds: () => boolean | Promise<boolean>) {
  const deadline = performance.now() + 60_000
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it did not happen within a minute')
    await pause(20)
  }
}

test('what one process writes is heard at another, nothing is lost or told twice when that one is killed, and a third does the work', async (t) => {
  const { run, start } = await openInstallation(t)
  const [first, second] = [start('web'), start('web')]
  start('worker')
  const [here, there, made] = await Promise.all([
    originOf(first),
    originOf(second),
    run('api-key', 'create', '--role', 'manager'),
  ])
  const key = made.trim().split('\n').at(-1) ?? ''
  const client = clientOf(here, key)
  const write = async (count: number) => {
    for (let n = 0; n < count; n++) await client.customers.create({ name: `客户 ${n}` })
  }

  const steady = await listen(here, key)
  const doomed = await listen(there, key)
  await write(20)
  await until(() => doomed.heard.length >= 20)
  await end(second, 'SIGKILL')
  await doomed.reading
  await write(20)
  const again = await listen(here, key, doomed.heard.at(-1))
  await write(5)
  await until(() => steady.heard.length >= 45 && doomed.heard.length + again.heard.length >= 45)

  const file = new File(['name,phone\n张三,13800138000\n'], '客户.csv', { type: 'text/csv' })
  const { id } = await client.imports.create({ kind: 'customers' }, { files: [file] })
  await until(async () => (await client.imports.get({ id })).status === 'done')

  const [began = 0] = steady.heard
  const whole = steady.heard.map((_, at) => began + at)
  assert.deepEqual(steady.heard, whole)
  await until(() => doomed.heard.length + again.heard.length === steady.heard.length)
  assert.deepEqual([...doomed.heard, ...again.heard], steady.heard)
  steady.leave()
  again.leave()
})

test('the doctor finds what is right, and what is not', async (t) => {
  const { run, runWith } = await openInstallation(t)
  const found = await run('doctor')
  assert.equal(found.match(/^✔/gm)?.length, 4, found)
  const bucket = {
    ZHIKE_S3_ENDPOINT: 'http://127.0.0.1:2',
    ZHIKE_S3_BUCKET: 'files',
    ZHIKE_S3_KEY_ID: 'a',
    ZHIKE_S3_SECRET: 'b',
    ZHIKE_FILES: 's3',
  }
  await assert.rejects(runWith(bucket, 'doctor'), ({ code, stdout }: { code: number; stdout: string }) => {
    assert.equal(code, 1)
    return /^✖ 附件 · files: E\w+$/m.test(stdout)
  })
})
