import type { Input } from '@zhike/contract/endpoint'
import { FileLimits, type FileStorage, type fileStorage } from '@zhike/contract/file-storage'
import type { Ctx } from '../ctx.ts'
import { fail } from '../errors.ts'
import { emitForCompany } from '../events/events.ts'
import { lockLimits, readLimits, readUsage, updateLimits } from './file-storage.queries.ts'
import './file-storage.tables.ts'

declare module '../events/events.ts' {
  interface EventTypes {
    'file_limits.updated': { fields: string[] } & Partial<FileLimits>
  }
}

/** Events have ids as subjects; the limits have none. */
const subject = { type: 'file_limits', id: '00000000-0000-0000-0000-000000000000' }

/** How much is kept as files, and how much may be. */
export async function getFileStorage(ctx: Ctx): Promise<FileStorage> {
  const { version, ...limits } = await readLimits(ctx.db)
  return { usage: await readUsage(ctx.db), limits, version }
}

/** Sets limits, in bytes; what is kept already stays, whatever they say. Throws `record.changed`. */
export async function updateFileStorage(ctx: Ctx, { limits }: Input<typeof fileStorage.update>): Promise<FileStorage> {
  const before = await lockLimits(ctx.db)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== before.version) fail('record.changed')
  const fields = FileLimits.keyof().options.filter((one) => limits[one] !== undefined && limits[one] !== before[one])
  if (fields.length > 0) {
    const changed = Object.fromEntries(fields.map((one) => [one, limits[one]])) as Partial<FileLimits>
    await updateLimits(ctx.db, changed)
    await emitForCompany(ctx, { type: 'file_limits.updated', subject, data: { fields, ...changed } })
  }
  return getFileStorage(ctx)
}
