import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { Island } from '@zhike/portal/pages'
import type { FastifyInstance } from 'fastify'

const built = fileURLToPath(new URL('../../../portal/dist/client/', import.meta.url))

type Manifest = Readonly<Record<string, { readonly file: string; readonly imports?: readonly string[] }>>

const sources: Readonly<Record<Island, string>> = {
  request: 'src/requests/request.client.ts',
  progress: 'src/progress/progress.client.ts',
}

/** The modules of a page with all that they import, so that a browser fetches them at once. None before a build. */
export function readModules(): (island: Island) => readonly string[] {
  const path = join(built, '.vite/manifest.json')
  if (!existsSync(path)) return () => []
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  return (island) => {
    const entry = manifest[sources[island]]
    const chunks = [entry, ...(entry?.imports ?? []).map((name) => manifest[name])]
    return chunks.flatMap((chunk) => (chunk ? [`/portal/${chunk.file}`] : []))
  }
}

/** Serves what was built; its names carry a hash of the content, so it may be kept for good. */
export async function addBuiltFiles(app: FastifyInstance) {
  if (!existsSync(built)) return
  await app.register(fastifyStatic, {
    root: join(built, 'assets'),
    prefix: '/portal/assets/',
    decorateReply: false,
    index: false,
    maxAge: '365d',
    immutable: true,
  })
}
