import * as z from 'zod'
import { endpoint } from './endpoint.ts'

const Limit = z.int().min(1_000_000).max(1_000_000_000_000_000)

export const FileLimits = z.object({
  /** What one colleague or key may upload within 24 hours, imports included. */
  colleagueDayBytes: Limit,
  /** What may come by customers' pages from one address within an hour. */
  strangerHourBytes: Limit,
  /** What may come by customers' pages altogether within an hour. */
  strangersHourBytes: Limit,
  /** What may be kept altogether; null for no limit. */
  companyBytes: Limit.nullable(),
})
export type FileLimits = z.infer<typeof FileLimits>

export const FileStorage = z.object({
  /** What is kept, by what it belongs to. */
  usage: z.array(
    z.object({ kind: z.enum(['tickets', 'own_fields', 'imports', 'exports']), files: z.int(), bytes: z.int() }),
  ),
  limits: FileLimits,
  version: z.int(),
})
export type FileStorage = z.infer<typeof FileStorage>

export const fileStorage = {
  get: endpoint({
    method: 'GET',
    path: '/file-storage',
    permission: 'settings.manage',
    summary: 'How much is kept as files, and how much may be.',
    input: z.strictObject({}),
    output: FileStorage,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/file-storage',
    permission: 'settings.manage',
    summary: 'Sets how much may be uploaded and kept; it counts from the next upload on.',
    input: z.strictObject({ limits: FileLimits.partial() }),
    output: FileStorage,
    reasons: ['record.changed'],
  }),
}
