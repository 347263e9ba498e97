import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../platform/errors.ts'

const built = fileURLToPath(new URL('../../../console/dist/', import.meta.url))

/** Serves the console: its files by name, and its one page for every address that is the console's own. */
export async function addConsole(app: FastifyInstance) {
  if (!existsSync(`${built}index.html`)) return
  await app.register(fastifyStatic, { root: built, serve: false, cacheControl: false })
  app.get('/*', (request, reply) => {
    const path = (request.params as { '*': string })['*']
    if (/^(api|portal)(\/|$)/.test(path)) throw new AppError('route.not_found')
    // a file's name carries the hash of its content
    if (path.startsWith('assets/')) reply.header('cache-control', 'public, max-age=31536000, immutable')
    else reply.header('cache-control', 'no-cache')
    return reply.sendFile(isFile.test(path) ? path : 'index.html')
  })
}

const isFile = /\.\w{2,5}$/
