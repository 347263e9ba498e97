import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { FilesUnavailable } from '../shelf.ts'
import { readElements } from './elements.ts'

/** A bucket, and who we are there. */
export interface Bucket {
  /** Without the bucket: `https://s3.cn-north-1.amazonaws.com.cn`, `http://127.0.0.1:9000`. */
  readonly endpoint: string
  readonly region: string
  readonly name: string
  readonly keyId: string
  readonly secret: string
  /** `endpoint/bucket/key` as MinIO and Ceph want it, rather than `bucket.endpoint/key`. */
  readonly pathStyle: boolean
}

export interface Question {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** The object; without it the bucket is meant. */
  readonly object?: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer | string
}

export interface Answer {
  readonly headers: Headers
  readonly text: string
}

/** A definite no, with S3's own word for it, such as `NoSuchKey` or `AccessDenied`; asking again gets the same. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string) {
    super(`S3: ${status} ${code}`)
    this.status = status
    this.code = code
  }
}

/** Asks the bucket; both throw Refusal, and FilesUnavailable when it did not answer three times. */
export interface Asking {
  ask(question: Question): Promise<Answer>
  /** For an answer of any length: only its head is waited for, then each piece. */
  open(question: Question): Promise<Readable>
}

/** How long one piece of work of the bucket may take, in milliseconds. */
export interface Patience {
  /** Until an answer begins, and between two pieces of it. */
  readonly pieceMs: number
  /** Between two attempts, growing with each; a part of it is chance. */
  readonly restMs: number
}

const attempts = 3
/** At a slow line of 1 Mbit/s a part of 8 MiB takes 67 s. */
const bytesPerMs = 100
const defaultPatience: Patience = { pieceMs: 10_000, restMs: 200 }

/** Requests are signed (version 4) over their content, so nothing can be changed on the way. */
export function askBucket(bucket: Bucket, patience: Patience = defaultPatience): Asking {
  const signer = new AwsClient({
    accessKeyId: bucket.keyId,
    secretAccessKey: bucket.secret,
    region: bucket.region,
    service: 's3',
  })
  const send = async (question: Question): Promise<Sent> => {
    const body = question.body === undefined ? undefined : Buffer.from(question.body)
    const request = await signer.sign(addressOf(bucket, question), {
      method: question.method,
      headers: { ...question.headers, 'x-amz-content-sha256': sha256(body ?? '') },
      ...(body ? { body } : {}),
    })
    const ending = new AbortController()
    const waitMs = patience.pieceMs + (body?.length ?? 0) / bytesPerMs
    const response = await inTime(ending, waitMs, fetch(request, { signal: ending.signal, redirect: 'manual' }))
    return { response, ending }
  }
  const persist = async <T>(question: Question, use: (sent: Sent) => Promise<T> | T): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      try {
        const sent = await send(question)
        if (!sent.response.ok) throw await refusalOf(sent, patience)
        return await use(sent)
      } catch (error) {
        if (error instanceof Refusal && !isPassing(error)) throw error
        if (attempt === attempts) throw new FilesUnavailable(whyOf(error))
        await pause(patience.restMs * 2 ** attempt * (0.5 + Math.random() / 2))
      }
    }
  }
  return {
    ask: (question) =>
      persist(question, async (sent) => ({ headers: sent.response.headers, text: await textOf(sent, patience) })),
    open: (question) => persist(question, (sent) => Readable.from(piecesOf(sent, patience), { objectMode: false })),
  }
}

interface Sent {
  readonly response: Response
  readonly ending: AbortController
}

/** The address of the bucket or of an object in it. */
export function addressOf(
  { endpoint, name, pathStyle }: Bucket,
  { object = '', query = {} }: Pick<Question, 'object' | 'query'>,
): string {
  const address = new URL(endpoint)
  if (!pathStyle) address.host = `${name}.${address.host}`
  const folder = address.pathname.replace(/\/+$/, '')
  address.pathname = [folder, ...(pathStyle ? [name] : []), ...(object === '' ? [] : [object])].join('/')
  address.search = new URLSearchParams(query).toString()
  return address.href
}

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')

async function inTime<T>(ending: AbortController, ms: number, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => ending.abort(new Error(`no answer within ${Math.round(ms / 1000)} s`)), ms)
  try {
    return await work
  } finally {
    clearTimeout(timer)
  }
}

/** The clock runs only while the bucket is waited for, not while whoever reads is slow. */
async function* piecesOf({ response, ending }: Sent, { pieceMs }: Patience) {
  const reader = response.body?.getReader()
  if (!reader) return
  try {
    for (;;) {
      const { done, value } = await inTime(ending, pieceMs, reader.read()).catch((error: unknown) => {
        throw new FilesUnavailable(whyOf(error))
      })
      if (done) return
      yield value
    }
  } finally {
    ending.abort()
  }
}

const textOf = ({ response, ending }: Sent, { pieceMs }: Patience) => inTime(ending, pieceMs, response.text())

async function refusalOf(sent: Sent, patience: Patience): Promise<Refusal> {
  const { status } = sent.response
  const code = /<Code>(\w+)<\/Code>/.exec(await textOf(sent, patience))?.[1]
  return new Refusal(status, code ?? sent.response.statusText)
}

/** What S3 asks to try again. */
const isPassing = ({ status, code }: Refusal) =>
  (status >= 500 && status !== 501) || status === 429 || code === 'RequestTimeout'

function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? error.cause : error
  return (cause as NodeJS.ErrnoException).code ?? cause.message
}

/** A refusal that came with status 200, as it does when joining parts took long. */
export function refuseIfError(text: string): void {
  const error = readElements(text, 'Error')[0]
  if (error) throw new FilesUnavailable(error.Code ?? 'Error')
}
