import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import { FileGone } from '../files/shelf.ts'
import { pictures } from '../files/sniffing.ts'
import type { FileStore } from '../files/store.ts'
import type { Listener, StreamAnswer } from '../live/live.ts'
import type { FileAnswer } from './handlers.ts'

/** Sends a file so that no browser runs it: sandboxed, never sniffed, and shown only when it is a plain picture. */
export async function sendFile(reply: FastifyReply, file: FileAnswer, store: FileStore) {
  const content = 'key' in file.content ? await read(store, file.content.key) : wholeOf(file.content)
  const disposition = pictures.has(file.mediaType) ? 'inline' : 'attachment'
  return (
    reply
      .header('content-type', file.mediaType.startsWith('text/') ? `${file.mediaType}; charset=utf-8` : file.mediaType)
      .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeFileName(file.name)}`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      // what is saved is not shown again from the browser's cache, where no right is asked for
      .header('cache-control', disposition === 'inline' ? 'private, max-age=300' : 'no-store')
      .send(content)
  )
}

const wholeOf = (content: Exclude<FileAnswer['content'], { readonly key: string }>) =>
  'text' in content ? content.text : content.bytes

const read = (store: FileStore, key: string) =>
  store.read(key).catch((error: unknown) => {
    throw error instanceof FileGone ? new AppError('record.not_found') : error
  })

/** RFC 5987: everything but plain letters and digits is escaped. */
const encodeFileName = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)

/** What may wait for a listener, in bytes: more than the longest resumption, and nobody who reads lets it grow so. */
const mostUnread = 4_000_000

/** Keeps the connection open and writes server-sent events into it until either side ends it. */
export function sendStream(
  request: FastifyRequest,
  reply: FastifyReply,
  stream: StreamAnswer,
  whoListens: Listener['whoListens'],
) {
  reply.hijack()
  const response = reply.raw
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  response.write('retry: 1000\n\n')
  const lastEventId = request.headers['last-event-id']
  const stop = stream.open(
    {
      send: (event) => {
        if (event === 'beat') response.write(':\n\n')
        else
          response.write(
            `${event.id === undefined ? '' : `id: ${event.id}\n`}event: ${event.event}\ndata: ${event.data}\n\n`,
          )
        return response.writableLength < mostUnread
      },
      // whoever does not read would not read the end either
      end: () => (response.writableLength < mostUnread ? response.end() : response.destroy()),
      whoListens,
    },
    typeof lastEventId === 'string' ? lastEventId : undefined,
  )
  response.on('close', stop)
}
