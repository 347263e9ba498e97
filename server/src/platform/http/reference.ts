import type { FastifyInstance } from 'fastify'
import type { Route } from './handlers.ts'
import { describe } from './openapi.ts'
import { referencePage } from './reference-page.ts'

/** Adds `/api/v1/openapi.json` and `/api/docs`, both written once from the routes. */
export function addReference(app: FastifyInstance, routes: readonly Route[], publicUrl: string) {
  const document = JSON.stringify(describe(routes, publicUrl))
  const page = referencePage(routes)
  app.get('/api/v1/openapi.json', (_request, reply) => reply.type('application/json').send(document))
  app.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
}
