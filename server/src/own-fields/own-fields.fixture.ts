import assert from 'node:assert/strict'
import { ApiError } from '@zhike/contract/client'
import type { Args } from '@zhike/contract/endpoint'
import type { ownFields } from '@zhike/contract/own-fields'
import { sql } from 'kysely'
import type { Desk } from '../../test/harness.ts'
import { systemActor } from '../platform/actor.ts'

/** Adds fields of customers, each of a type that needs nothing but its name unless more is said. */
export async function addFields(
  desk: Desk,
  fields: readonly (Partial<Args<typeof ownFields.create>> & { name: string })[],
) {
  const admin = await desk.as('administrator')
  for (const field of fields) await admin.ownFields.create({ kind: 'customer', type: 'text', ...field })
  return admin
}

/** For `assert.rejects`: bad input, and these fields are named. */
export const refusedAt =
  (...fields: string[]) =>
  (error: unknown) => {
    assert.ok(error instanceof ApiError, String(error))
    assert.deepEqual(Object.keys(error.problem.fields ?? {}).sort(), fields.sort())
    return true
  }

/** Puts values under keys that no field has, as they may lie there from before there were fields. */
export const plant = (desk: Desk, id: string, custom: object) =>
  desk.store.transaction(systemActor, (db) =>
    sql`UPDATE customers SET custom = ${JSON.stringify(custom)}::jsonb WHERE id = ${id}`.execute(db),
  )
