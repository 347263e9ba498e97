import type { Export } from '@zhike/contract/exports'
import { companyDay, dayMs, readingAt } from '../platform/clock/company-time.ts'
import type { KeyRing } from '../platform/crypto/key-ring.ts'
import { open, seal } from '../platform/crypto/sealing.ts'
import { fail } from '../platform/errors.ts'
import type { ExportRow } from './exports.queries.ts'
import type { StoredExport } from './exports.tables.ts'

/** How long the file of an export is kept. */
const keptDays = 7

/** Until when the file of an export can be fetched. */
export const fileEnd = (finishedAt: Date) => new Date(finishedAt.getTime() + keptDays * dayMs)
/** Before when an export must have ended for its file to go now. */
export const fileEndedBefore = (now: Date) => new Date(now.getTime() - keptDays * dayMs)

/** What an export asked for beside its columns: filter, search and sort fields. */
export type Wish = Export['list']

export const wishContext = (id: string) => `exports.wish:${id}`
export const sealWish = (keys: KeyRing, id: string, wish: Wish) => seal(keys, JSON.stringify(wish), wishContext(id))
export const openWish = (keys: KeyRing, { id, wishSealed }: Pick<StoredExport, 'id' | 'wishSealed'>) =>
  JSON.parse(open(keys, wishSealed, wishContext(id))) as Wish

/** An export as answers show it. Throws `record.not_found` when there is none. */
export function answerOf(keys: KeyRing, row: ExportRow | undefined): Export {
  if (!row) return fail('record.not_found')
  return {
    id: row.id,
    kind: row.kind,
    format: row.format,
    columns: row.columns,
    list: openWish(keys, row),
    identifiers: row.identifiers,
    reason: row.reason,
    status: row.status,
    counts: { found: row.foundCount, written: row.writtenCount },
    progress: row.status === 'done' ? 1 : row.foundCount ? Math.min(1, row.writtenCount / row.foundCount) : 0,
    failure: row.failure,
    file:
      row.fileKey !== null && row.fileRemovedAt === null && row.finishedAt
        ? { name: fileNameOf(row), bytes: row.fileBytes ?? 0, until: fileEnd(row.finishedAt).toISOString() }
        : null,
    createdBy: { kind: row.createdByKind, id: row.createdById, name: row.createdByName },
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}

/** What a kind of export is called. */
export const titles = {
  'zh-CN': { customers: '客户', orders: '订单', tickets: '工单', outreach: '联系名单' },
  en: { customers: 'customers', orders: 'orders', tickets: 'tickets', outreach: 'outreach' },
} as const

/** `客户-2026-03-16-1000.xlsx`: what, and when by the company's clock. */
export function fileNameOf({ kind, format, locale, createdAt }: StoredExport): string {
  const minute = new Date(readingAt(createdAt.getTime())).toISOString().slice(11, 16).replace(':', '')
  return `${titles[locale][kind]}-${companyDay(createdAt)}-${minute}.${format}`
}
