import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { ringHandedOver } from '../platform/crypto/key-file.ts'
import { fileOf, type WritingJob } from './file-of.ts'

/** What the thread says to the server: that it wants the next rows, or how many bytes the whole file has. */
export type Said = 'next' | { readonly whole: number }

const port = parentPort
if (!port) throw new Error('this is the work of a thread')

async function* batches(): AsyncGenerator<string> {
  for (;;) {
    const coming = once(port as NonNullable<typeof port>, 'message') as Promise<[string | null]>
    say('next')
    const [batch] = await coming
    if (batch === null) return
    yield batch
  }
}

const say = (said: Said) => port.postMessage(said)

const given = workerData as WritingJob
const job: WritingJob = { ...given, keys: ringHandedOver(given.keys) }

let bytes = 0
async function* counted(parts: AsyncIterable<Buffer>) {
  for await (const part of parts) {
    bytes += part.length
    yield part
  }
}

await pipeline(fileOf(job, batches()), counted, process.stdout, { end: false })
say({ whole: bytes })
