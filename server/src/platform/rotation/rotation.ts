import type { KeyRotations } from '@zhike/contract/key-rotations'
import { addKeyVersion } from '../crypto/key-file.ts'
import type { Ctx } from '../ctx.ts'
import { fail } from '../errors.ts'
import { emitForCompany } from '../events/events.ts'
import { findRotation, insertRotation, lockKeyRing, selectRotations } from './rotation.queries.ts'
import './rotation.tables.ts'

declare module '../events/events.ts' {
  interface EventTypes {
    'key_rotation.started': { version: number }
    /** Nobody worked on it any more: after a crash, or when the ring in the environment got a new version. */
    'key_rotation.resumed': { version: number }
    'key_rotation.finished': { version: number; broken: number }
    'key_rotation.retired': { versions: number[] }
  }
}

/** Events have ids as subjects; the key ring has none. */
export const ringSubject = { type: 'key_ring', id: '00000000-0000-0000-0000-000000000000' }

/** The key versions and their rotations, newest first. */
export async function listRotations(ctx: Ctx): Promise<KeyRotations> {
  const { keys } = ctx.tools
  const rows = await selectRotations(ctx.db)
  return {
    source: keys.file === undefined ? 'environment' : 'file',
    current: keys.current,
    versions: [...keys.sealing.keys()].sort((a, b) => b - a),
    items: rows.map(({ startedBy, startedByName, ...row }) => ({
      ...row,
      startedAt: row.startedAt.toISOString(),
      startedBy: startedBy === null ? null : { kind: 'staff' as const, id: startedBy, name: startedByName },
      finishedAt: row.finishedAt?.toISOString() ?? null,
    })),
  }
}

/**
 * Adds a version to the key file, which seals from now on; what older versions sealed is sealed again in the background.
 * Throws `key_rotation.environment` where the ring is not ours to change, `key_rotation.running`.
 */
export async function startRotation(ctx: Ctx): Promise<KeyRotations> {
  const { keys } = ctx.tools
  if (keys.file === undefined) return fail('key_rotation.environment')
  await lockKeyRing(ctx.db)
  keys.renew?.()
  if ((await findRotation(ctx.db, keys.current))?.finishedAt === null) fail('key_rotation.running')
  const version = addKeyVersion(keys.file)
  keys.renew?.()
  await announceRotation(ctx)
  await emitForCompany(ctx, { type: 'key_rotation.started', subject: ringSubject, data: { version } })
  return listRotations(ctx)
}

/** Makes the row of the current version, unless it is there, or the ring never had another version. */
export async function announceRotation(ctx: Ctx): Promise<void> {
  const { current, sealing } = ctx.tools.keys
  if (sealing.size === 1 && current === 1) return
  await insertRotation(ctx.db, { version: current, startedAt: ctx.now, startedBy: ctx.actor.id })
}
