import { type Command, InvalidArgumentError } from 'commander'
import { readConfig } from '../config.ts'
import { type Parts, type Running, run } from '../main.ts'
import { greet } from './greeting.ts'
import { ensureDemo } from './seed.ts'
import { print } from './telling.ts'

interface StartOptions {
  readonly port?: number
  readonly dataDir?: string
  readonly demo: boolean
}

/** `start` runs everything in one process; `web` and `worker` are its halves, any number of each on one database. */
export function addServeCommands(program: Command) {
  program
    .command('start')
    .description(
      'run everything: database if DATABASE_URL is not set, web, worker, and the demo company on a first start',
    )
    .option('--port <number>', 'where to listen (PORT, 3000)', portOf)
    .option('--data-dir <folder>', 'where database, keys and files lie (DATA_DIR, ./data)')
    .option('--no-demo', 'do not make the demo company (ZHIKE_DEMO=0)')
    .action(async (options: StartOptions) => {
      const config = readConfig({
        ...(options.port === undefined ? {} : { port: options.port }),
        ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
        ...(options.demo ? {} : { demo: false }),
      })
      const running = await run(config, { web: true, worker: true }, print)
      stopOnSignal(running)
      await orStop(running, async () => {
        const logIns = config.demo ? await ensureDemo(running.house, print) : []
        await running.begin()
        greet(running, logIns, print)
      })
    })
  addHalf(program, 'web', 'run the web half: pages, API, live streams', { web: true, worker: false })
  addHalf(program, 'worker', 'run the worker half: jobs and reactions', { web: false, worker: true })
}

function addHalf(program: Command, name: string, description: string, parts: Parts) {
  program
    .command(name)
    .description(description)
    .option('--port <number>', 'where to listen (PORT, 3000)', portOf)
    .action(async (options: { port?: number }) => {
      const running = await run(readConfig(options.port === undefined ? {} : { port: options.port }), parts, print)
      stopOnSignal(running)
      await orStop(running, () => running.begin())
      if (running.address) print(`${name}: ${running.address}`)
    })
}

/** A start that does not succeed leaves nothing running. */
async function orStop(running: Running, step: () => Promise<void>) {
  try {
    await step()
  } catch (error) {
    await running.stop()
    throw error
  }
}

/** The first signal stops in order, a second one at once. */
function stopOnSignal(running: Running) {
  let stopping = false
  const stop = () => {
    if (stopping) process.exit(1)
    stopping = true
    print('正在停止 · Stopping')
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new InvalidArgumentError('a number from 0 to 65535')
  return port
}
