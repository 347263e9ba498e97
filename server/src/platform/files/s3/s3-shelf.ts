import type { Readable } from 'node:stream'
import { assertKey, FileGone, FilesUnavailable, isKey, type Shelf, ShelfRefused } from '../shelf.ts'
import { type Asking, askBucket, type Bucket, type Patience, Refusal, refuseIfError } from './asking.ts'
import { readElements } from './elements.ts'

/** Everything of ours in the bucket but the mark. */
const prefix = 'files/'
/** Says whose bucket it is. */
const markName = 'zhike-house'
/** Of a file that is laid down in parts; at most 10,000 parts make 80 GiB. Two are held in memory. */
const partBytes = 8 * 1024 * 1024

/** A bucket of any store that speaks S3 (AWS, OSS, COS, OBS, MinIO, Ceph): protocol version 2006-03-01, signature version 4. */
export function s3Shelf(bucket: Bucket, patience?: Patience): Shelf {
  const asking = askBucket(bucket, patience)
  const { open } = asking
  return {
    write: (key, content) => runs(() => write(asking, objectOf(key), content)).finally(() => content.destroy()),
    read: (key) => runs(() => open({ method: 'GET', object: objectOf(key) })),
    readHead: async (key, bytes) => {
      const headers = { range: `bytes=0-${bytes - 1}` }
      const head = await runs(() => open({ method: 'GET', object: objectOf(key), headers }))
      // a store may answer with more than was asked for
      return Buffer.concat(await head.toArray()).subarray(0, bytes)
    },
    remove: (key) => runs(() => remove(asking, objectOf(key))),
    list: (before) => list(asking, before),
    check: (mark) => check(asking, bucket, mark),
  }
}

function objectOf(key: string): string {
  assertKey(key)
  return `${prefix}${key}`
}

/** While the house runs, a bucket that says no is one that has to be mended, like one that says nothing. */
async function runs<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'NoSuchKey') throw new FileGone(error.message)
    throw new FilesUnavailable(error.message)
  }
}

/** A short file goes in one request, a longer one in parts that are one object only when all are there. */
async function write({ ask }: Asking, object: string, content: Readable): Promise<void> {
  const parts = partsOf(content)
  const first = await parts.next()
  const second = await parts.next()
  if (second.done) {
    await ask({ method: 'PUT', object, body: first.value ?? '' })
    return
  }
  const begun = await ask({ method: 'POST', object, query: { uploads: '' } })
  const uploadId = readElements(begun.text, 'InitiateMultipartUploadResult')[0]?.UploadId ?? ''
  try {
    const tags: string[] = []
    for (let part = first; !part.done; part = tags.length === 1 ? second : await parts.next()) {
      const query = { partNumber: String(tags.length + 1), uploadId }
      const { headers } = await ask({ method: 'PUT', object, query, body: part.value })
      tags.push(headers.get('etag') ?? '')
    }
    const { text } = await ask({ method: 'POST', object, query: { uploadId }, body: joinedFrom(tags) })
    refuseIfError(text)
  } catch (error) {
    await ask({ method: 'DELETE', object, query: { uploadId } }).catch(() => undefined)
    throw error
  }
}

async function* partsOf(content: Readable): AsyncGenerator<Buffer, undefined> {
  let pieces: Buffer[] = []
  let held = 0
  for await (const piece of content) {
    pieces.push(piece as Buffer)
    held += (piece as Buffer).length
    if (held < partBytes) continue
    const bytes = Buffer.concat(pieces)
    yield bytes.subarray(0, partBytes)
    pieces = [bytes.subarray(partBytes)]
    held -= partBytes
  }
  if (held > 0) yield Buffer.concat(pieces)
}

const joinedFrom = (tags: readonly string[]) => {
  const parts = tags.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`)
  return `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${parts.join('')}</CompleteMultipartUpload>`
}

async function remove(asking: Asking, object: string): Promise<void> {
  await asking.ask({ method: 'DELETE', object })
  for await (const { Key, UploadId = '' } of listBegun(asking, object))
    if (Key === object) await asking.ask({ method: 'DELETE', object, query: { uploadId: UploadId } })
}

async function* list(asking: Asking, before: Date): AsyncGenerator<string> {
  const isOld = (moment: string | undefined) => moment !== undefined && new Date(moment) < before
  for await (const { Key, LastModified } of listLaid(asking)) if (isOld(LastModified)) yield* keyOf(Key)
  for await (const { Key, Initiated } of listBegun(asking, prefix)) if (isOld(Initiated)) yield* keyOf(Key)
}

function* keyOf(object = '') {
  const key = object.slice(prefix.length)
  if (isKey(key)) yield key
}

/** The first form of the listing: every store has it, and the place to go on from is a name, which outlasts removals. */
async function* listLaid({ ask }: Asking) {
  for (let marker = ''; ; ) {
    const { text } = await runs(() => ask({ method: 'GET', query: { prefix, marker } }))
    const page = readElements(text, 'Contents')
    yield* page
    if (readElements(text, 'ListBucketResult')[0]?.IsTruncated !== 'true') return
    marker = page.at(-1)?.Key ?? ''
  }
}

/** Files whose parts were never joined. A store that cannot list them has to let them expire by itself. */
async function* listBegun({ ask }: Asking, from: string) {
  let query: Record<string, string> = { uploads: '', prefix: from }
  for (;;) {
    const answer = await ask({ method: 'GET', query }).catch(ifNotImplemented)
    if (!answer) return
    yield* readElements(answer.text, 'Upload')
    const [page] = readElements(answer.text, 'ListMultipartUploadsResult')
    if (page?.IsTruncated !== 'true') return
    query = { ...query, 'key-marker': page.NextKeyMarker ?? '', 'upload-id-marker': page.NextUploadIdMarker ?? '' }
  }
}

function ifNotImplemented(error: unknown): undefined {
  if (error instanceof Refusal && error.status === 501) return undefined
  throw error
}

async function check({ ask, open }: Asking, bucket: Bucket, mark: string): Promise<void> {
  try {
    const found = await open({ method: 'GET', object: markName }).catch(ifNoKey)
    const theirs = found && Buffer.concat(await found.toArray()).toString()
    if (theirs === undefined) await ask({ method: 'PUT', object: markName, body: mark })
    else if (theirs !== mark)
      throw new ShelfRefused(
        `桶 ${bucket.name} 属于另一套知客，请换一个桶 · The bucket belongs to another Zhike; give this one its own (ZHIKE_S3_BUCKET)`,
      )
  } catch (error) {
    throw error instanceof Refusal ? new ShelfRefused(meaningOf(error, bucket)) : error
  }
}

function ifNoKey(error: unknown): undefined {
  if (error instanceof Refusal && error.code === 'NoSuchKey') return undefined
  throw error
}

function meaningOf({ status, code, message }: Refusal, { name, endpoint, region }: Bucket): string {
  if (code === 'NoSuchBucket')
    return `没有桶 ${name}，请检查 ZHIKE_S3_BUCKET · There is no bucket ${name} at ${endpoint}`
  if (code === 'RequestTimeTooSkewed') return `本机时间不准，S3 拒绝签名 · This machine’s clock is wrong (${message})`
  if (status === 401 || status === 403)
    return `S3 拒绝了密钥或权限，请检查 ZHIKE_S3_KEY_ID、ZHIKE_S3_SECRET · The key is refused, or may not use bucket ${name} (${message})`
  return `S3 的设置不对：地址 ${endpoint}、区域 ${region} · The settings of S3 do not fit (${message})`
}
