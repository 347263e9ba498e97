import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import type { Bucket } from '../src/platform/files/s3/asking.ts'

/** What a request gets instead of its answer: a status with S3's word for it, nothing at all, or half of it. */
export type Fault = { readonly status: number; readonly code: string } | 'silence' | 'half'

/** A real S3-speaking server on this machine, which checks signatures, and can be told to fail. */
export interface S3Server {
  readonly bucket: Bucket
  /** Asked for each request. */
  fault: ((request: IncomingMessage) => Fault | undefined) | undefined
  /** Method and path of every request so far. */
  readonly requests: string[]
  stop(): Promise<void>
}

const name = 'files'

/** s3rver lacks what is said of uploads that were begun; that is answered here, from its own folder. */
export async function startS3(): Promise<S3Server> {
  const directory = mkdtempSync(join(tmpdir(), 'zhike-s3-'))
  const s3 = new S3rver({ directory, silent: true, configureBuckets: [{ name }] })
  await s3.configureBuckets()
  putWhole(s3)
  const answer = s3.callback()
  const uploads = join(directory, name, '._S3rver_uploads')
  const server = createServer((request, response) => {
    running.requests.push(`${request.method} ${request.url}`)
    const fault = running.fault?.(request)
    if (fault !== undefined) fail(fault, request, response)
    else if (!answerUploads(uploads, request, response)) answer(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const running: S3Server = {
    bucket: { endpoint, region: 'us-east-1', name, keyId: 'S3RVER', secret: 'S3RVER', pathStyle: true },
    fault: undefined,
    requests: [],
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      rmSync(directory, { recursive: true, force: true })
    },
  }
  return running
}

/** S3 puts an object whole in the place of another; s3rver would write over it while it is read. */
function putWhole({ store }: S3rver) {
  const put = store.putContent.bind(store)
  store.putContent = async (path, content) => {
    const part = `${path}.${randomUUID()}`
    const made = await put(part, content)
    renameSync(part, path)
    return made
  }
}

function fail(fault: Fault, request: IncomingMessage, response: ServerResponse) {
  request.resume()
  if (fault === 'silence') return
  if (fault === 'half') {
    response.writeHead(200, { 'content-length': '1000000' })
    response.write(Buffer.alloc(1000), () => response.destroy())
    return
  }
  response.writeHead(fault.status, { 'content-type': 'application/xml' })
  response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${fault.code}</Code></Error>`)
}

/** ListMultipartUploads and AbortMultipartUpload of the API reference of Amazon S3, version 2006-03-01. */
function answerUploads(folder: string, request: IncomingMessage, response: ServerResponse): boolean {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3')
  const id = searchParams.get('uploadId')
  if (request.method === 'DELETE' && id !== null) {
    rmSync(join(folder, id), { recursive: true, force: true })
    response.writeHead(204).end()
    return true
  }
  if (request.method !== 'GET' || !searchParams.has('uploads') || pathname !== `/${name}`) return false
  const begun = (existsSync(folder) ? readdirSync(folder) : [])
    .map((upload) => ({
      id: upload,
      key: readFileSync(join(folder, upload, 'key'), 'utf8'),
      at: statSync(join(folder, upload)).mtime,
    }))
    .filter(({ key }) => key.startsWith(searchParams.get('prefix') ?? ''))
    .map(
      (one) =>
        `<Upload><Key>${one.key}</Key><UploadId>${one.id}</UploadId><Initiated>${one.at.toISOString()}</Initiated></Upload>`,
    )
  response.writeHead(200, { 'content-type': 'application/xml' })
  response.end(
    `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${begun.join('')}</ListMultipartUploadsResult>`,
  )
  return true
}
