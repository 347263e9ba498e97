import { parentPort, workerData } from 'node:worker_threads'
import type { Reason } from '@zhike/contract/reasons'
import { ringHandedOver } from '../platform/crypto/key-file.ts'
import { memoryOf } from '../platform/db/batches.ts'
import { AppError } from '../platform/errors.ts'
import { type Chunk, chunksOf, type Decision } from './chunks.ts'
import type { ReadingJob } from './gathering.ts'

/** What the server's thread asks for, and what it gets. */
export type Wish = { readonly ask: 'next' } | { readonly ask: 'decide'; readonly known: string }
export type Answer =
  | { readonly chunk: Pick<Chunk, 'reach' | 'question'> | undefined }
  | { readonly decision: Decision }
  | { readonly refused: Reason }

const job = workerData as ReadingJob
const chunks = chunksOf({ ...job, tools: { keys: ringHandedOver(job.tools.keys) } }, process.stdin)
let current: Chunk | undefined
let upcoming: ReturnType<typeof readOn> | undefined

parentPort?.on('message', (wish: Wish) => {
  void answer(wish).then((given) => parentPort?.postMessage(given, memoryOf(given)))
})

async function answer(wish: Wish): Promise<Answer> {
  if (wish.ask === 'next') {
    const read = await (upcoming ?? readOn())
    upcoming = undefined
    if ('refused' in read) return read
    current = read.chunk
    return { chunk: current && { reach: current.reach, question: current.question } }
  }
  if (!current) throw new Error('there is no chunk to decide')
  const decision = current.decide(wish.known)
  // while the database works on this one, the next is made ready
  upcoming ??= readOn()
  return { decision }
}

async function readOn(): Promise<{ chunk: Chunk | undefined } | { refused: Reason }> {
  try {
    const { value } = await chunks.next()
    return { chunk: value ?? undefined }
  } catch (error) {
    if (error instanceof AppError) return { refused: error.reason }
    throw error
  }
}
