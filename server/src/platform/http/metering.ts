import type { FileRule } from '@zhike/contract/endpoint'
import type { FastifyRequest } from 'fastify'
import { systemActor } from '../actor.ts'
import type { Tools } from '../ctx.ts'
import type { Store } from '../db/store.ts'
import { claimUpload, settleUpload } from '../files/claiming.ts'
import type { Form } from './multipart.ts'

interface MeteringOptions {
  readonly store: Store
  readonly tools: Tools
  readonly clock: (request: FastifyRequest) => Date
}

/** Reads a body with files only when whoever sends it has not sent too much, and counts what came. */
export async function metered(
  request: FastifyRequest,
  rule: FileRule | undefined,
  { store, tools, clock }: MeteringOptions,
  receive: () => Promise<Form>,
): Promise<Form> {
  if (!rule || !request.isMultipart()) return receive()
  const wish = {
    uploaderId: request.actor.id,
    address: request.ip,
    bytes: Number(request.headers['content-length'] ?? rule.max * rule.maxBytes),
    now: clock(request),
  }
  const claim = await store.transaction(systemActor, (db) => claimUpload(db, tools.keys, wish))
  let bytes = 0
  try {
    const form = await receive()
    bytes = form.uploads.reduce((sum, upload) => sum + upload.bytes, 0)
    return form
  } finally {
    await store.transaction(systemActor, (db) => settleUpload(db, claim, bytes))
  }
}
