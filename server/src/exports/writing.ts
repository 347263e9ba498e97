import { finished, type Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { ringToHandOver } from '../platform/crypto/key-file.ts'
import { fileOf, type WritingJob } from './file-of.ts'
import type { Said } from './writing-thread.ts'

/** A file that is being written. */
export interface Writing {
  readonly content: Readable
  /** Rejects unless so many bytes are the whole file: a thread that dies leaves a stream that looks as if it had ended. */
  check(bytes: number): Promise<void>
}

/** Up to so many rows are written on the spot: starting a thread would take longer. */
const fewRows = 2_000

/** So that the thread collects its garbage in time instead of taking what memory the machine has. */
const threadMemory = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 }

/** Begins to write a file of so many rows: many of them in a thread of its own, so that nobody who calls the server waits. */
export const openWriting = (job: WritingJob, batches: AsyncGenerator<string>, rows: number): Writing =>
  rows <= fewRows ? { content: fileOf(job, batches), check: async () => undefined } : writeApart(job, batches)

function writeApart(job: WritingJob, batches: AsyncGenerator<string>): Writing {
  const thread = new Worker(new URL('./writing-thread.ts', import.meta.url), {
    workerData: { ...job, keys: ringToHandOver(job.keys) },
    stdout: true,
    resourceLimits: threadMemory,
  })
  const { stdout } = thread
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const giveUp = (error: Error) => {
    reject(error)
    stdout.destroy(error)
  }
  // whoever waits for it hears of it
  promise.catch(() => undefined)
  // while the thread works on a batch, the database makes the next one ready
  let upcoming = batches.next()
  upcoming.catch(() => undefined)
  const hand = async () => {
    const { done, value } = await upcoming
    thread.postMessage(done ? null : value)
    if (done) return
    upcoming = batches.next()
    upcoming.catch(() => undefined)
  }
  let isWhole = false
  thread.on('message', (said: Said) => {
    if (said === 'next') return void hand().catch(giveUp)
    isWhole = true
    return resolve(said.whole)
  })
  thread.on('error', giveUp)
  // what it wrote last may still have to be read
  thread.on('exit', () => isWhole || giveUp(new Error('the thread that writes the file has ended')))
  finished(stdout, (error) => error && void thread.terminate())
  return {
    content: stdout,
    check: async (bytes) => {
      if ((await promise) !== bytes) throw new Error('a part of the file is missing')
    },
  }
}
