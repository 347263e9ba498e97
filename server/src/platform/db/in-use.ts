import type { Reason } from '@zhike/contract/reasons'
import { fail } from '../errors.ts'

const foreignKeyViolation = '23503'

/** Deletes unless something still points there, which the database knows better than we do. */
export async function unlessInUse(deletion: Promise<unknown>, reason: Reason): Promise<void> {
  try {
    await deletion
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === foreignKeyViolation) fail(reason)
    throw error
  }
}
