import type { Input } from '@zhike/contract/endpoint'
import type { exports } from '@zhike/contract/exports'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import type { FileAnswer } from '../platform/http/handlers.ts'
import { fileEnd, fileNameOf } from './answers.ts'
import { findExport } from './exports.queries.ts'
import { mayFetch } from './rights.ts'

const mediaTypes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/**
 * The file of an export, for whoever asked for it. Throws `record.not_found`, also for who has lost a right or sees less
 * than when it was made, `export.unfinished`, and `export.expired`.
 */
export async function getExportFile(ctx: Ctx, { id }: Input<typeof exports.file>): Promise<FileAnswer> {
  const row = (await findExport(ctx.db, id)) ?? fail('record.not_found')
  if (row.status === 'queued' || row.status === 'running') return fail('export.unfinished')
  if (row.fileKey === null || !row.finishedAt || !mayFetch(ctx.actor, row)) return fail('record.not_found')
  if (row.fileRemovedAt !== null || fileEnd(row.finishedAt) < ctx.now) return fail('export.expired')
  const { kind, format, identifiers, writtenCount } = row
  await emitForCompany(ctx, {
    type: 'export.downloaded',
    subject: { type: 'export', id },
    data: { kind, format, identifiers, written: writtenCount },
  })
  return { name: fileNameOf(row), mediaType: mediaTypes[format], content: { key: row.fileKey } }
}
