import { once } from 'node:events'
import { pipeline, type Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { ringToHandOver } from '../platform/crypto/key-file.ts'
import { memoryOf } from '../platform/db/batches.ts'
import { AppError } from '../platform/errors.ts'
import { type Chunk, chunksOf, type Decision } from './chunks.ts'
import type { ReadingJob } from './gathering.ts'
import type { Answer, Wish } from './reading-thread.ts'

/** A file that is being read, chunk by chunk. */
export interface ChunkReader {
  /** The next chunk, or undefined when the file is read. Throws AppError when it cannot be read any further. */
  next(): Promise<Pick<Chunk, 'reach' | 'question'> | undefined>
  /** Decides the chunk that was read last; it may be asked again. */
  decide(known: string): Promise<Decision>
  close(): Promise<void>
}

/** Up to this size a file is read on the spot: starting a thread would take longer. */
const smallBytes = 200_000

/** So that the thread collects its garbage in time instead of taking what memory the machine has. */
const threadMemory = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 }

/** Opens a file for reading: a large one in a thread of its own, so that nobody who calls the server waits for it. */
export const openReader = (job: ReadingJob, bytes: Readable, size: number): ChunkReader =>
  size <= smallBytes && job.table.format === 'csv' ? readHere(job, bytes) : readApart(job, bytes)

function readHere(job: ReadingJob, bytes: Readable): ChunkReader {
  const chunks = chunksOf(job, bytes)
  let current: Chunk | undefined
  return {
    next: async () => {
      const { value } = await chunks.next()
      current = value ?? undefined
      return current
    },
    decide: async (known) => {
      if (!current) throw new Error('there is no chunk to decide')
      return current.decide(known)
    },
    close: async () => {
      bytes.destroy()
    },
  }
}

function readApart(job: ReadingJob, bytes: Readable): ChunkReader {
  const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
    workerData: { ...job, tools: { keys: ringToHandOver(job.tools.keys) } },
    stdin: true,
    resourceLimits: threadMemory,
  })
  // whoever waits for an answer, or asks later, hears of what went wrong
  const end = new AbortController()
  // a thread that ran out of memory was given something that no table is
  const fail = (error: Error) => end.abort(isOutOfMemory(error) ? new AppError('import.bomb') : error)
  thread.once('error', fail)
  thread.once('exit', () => fail(new Error('the thread that reads the file has ended')))
  if (thread.stdin) pipeline(bytes, thread.stdin, (error) => error && fail(error))
  // megabytes that came by hand are given back by hand: this thread makes too little garbage of its own to collect them
  const received: ArrayBuffer[] = []
  const ask = async (wish: Wish): Promise<Answer> => {
    const answered = once(thread, 'message', { signal: end.signal }).catch(() => {
      throw end.signal.reason
    })
    thread.postMessage(wish)
    const [answer] = (await answered) as [Answer]
    if ('refused' in answer) throw new AppError(answer.refused)
    received.push(...memoryOf(answer))
    return answer
  }
  return {
    next: async () => {
      for (const memory of received.splice(0)) memory.transfer(0)
      const answer = await ask({ ask: 'next' })
      return 'chunk' in answer ? answer.chunk : undefined
    },
    decide: async (known) => {
      const answer = await ask({ ask: 'decide', known })
      if (!('decision' in answer)) throw new Error('there is no chunk to decide')
      return answer.decision
    },
    close: async () => {
      bytes.destroy()
      await thread.terminate()
    },
  }
}

const isOutOfMemory = (error: Error) => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
