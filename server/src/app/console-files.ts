import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../platform/errors.ts'

const built = fileURLToPath(new URL('../../../console/dist/', import.meta.url))

/** Serves the console: its files by name, and its one page for every address that is the console's own. */
export async function addConsole(app: FastifyInstance) {
  if (!existsSync(`${built}index.html`)) return
  await app.register(fastifyStatic, {
    root: built,
    wildcard: false,
    index: false,
    setHeaders: (reply, path) => {
      const lasting = path.includes('/assets/')
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/*', async (request, reply) => {
    if (isElsewhere(request.url)) throw new AppError('route.not_found')
    return reply.sendFile('index.html')
  })
}

/** Addresses below these, and names of files that do not exist, are not the console's pages. */
const isElsewhere = (url: string) => /^\/(api|portal|assets)\/|\.\w{2,5}(\?|$)/.test(url)
