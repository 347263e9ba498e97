import assert from 'node:assert/strict'
import { ApiError } from '@zhike/contract/client'
import type { Reason } from '@zhike/contract/reasons'

/** For `assert.rejects`: the server refused, and for this reason, at this field when one is named. */
export const refusedFor = (reason: Reason, field?: string) => (error: unknown) => {
  assert.ok(error instanceof ApiError, String(error))
  assert.equal(error.problem.reason, reason)
  if (field !== undefined) assert.deepEqual(Object.keys(error.problem.fields ?? {}), [field])
  return true
}
