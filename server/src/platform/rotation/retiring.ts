import { retireKeyVersions } from '../crypto/key-file.ts'
import type { Ctx } from '../ctx.ts'
import { fail } from '../errors.ts'
import { emitForCompany } from '../events/events.ts'
import { countOld } from './places.queries.ts'
import type { SealedPlace } from './places.ts'
import { findRotation, lockKeyRing } from './rotation.queries.ts'
import { ringSubject } from './rotation.ts'

/**
 * Takes the old versions out of the key file once nothing is sealed by them any more, which is looked at now, value by
 * value and file by file. They are kept in a file beside it, for backups. Answers the versions that went. Throws
 * `key_rotation.environment`, `key_rotation.running`, `key_rotation.in_use`.
 */
export async function retireVersions(ctx: Ctx, places: readonly SealedPlace[]): Promise<number[]> {
  const { keys, files } = ctx.tools
  if (keys.file === undefined) return fail('key_rotation.environment')
  await lockKeyRing(ctx.db)
  keys.renew?.()
  const { current } = keys
  if (keys.sealing.size === 1) return []
  const rotation = await findRotation(ctx.db, current)
  if (!rotation?.finishedAt) fail('key_rotation.running')
  for (const place of places) if ((await countOld(ctx.db, place, current)) > 0) fail('key_rotation.in_use')
  for await (const key of files.olderThan(new Date(), 0)) if (!(await files.isCurrent(key))) fail('key_rotation.in_use')
  const versions = retireKeyVersions(keys.file)
  keys.renew?.()
  await emitForCompany(ctx, { type: 'key_rotation.retired', subject: ringSubject, data: { versions } })
  return versions
}
