import assert from 'node:assert/strict'
import { ApiError } from '@zhike/contract/client'
import type { Reason } from '@zhike/contract/reasons'

/** For `assert.rejects`: the server refused, and for this reason. */
export const refusedFor = (reason: Reason) => (error: unknown) => {
  assert.ok(error instanceof ApiError, String(error))
  assert.equal(error.problem.reason, reason)
  return true
}
