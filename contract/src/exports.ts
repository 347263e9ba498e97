import * as z from 'zod'
import { ListCustomers } from './customers/listing.ts'
import { endpoint } from './endpoint.ts'
import { exportColumns, isOwnColumn } from './exports/columns.ts'
import { ActorRef, ById, Id, Nothing, pageOf, paging, ShortText, Time } from './fields.ts'
import { Filter } from './filters.ts'
import { OutreachState } from './improvements/action.ts'
import { ListOrders } from './orders.ts'
import { ListTickets } from './tickets.ts'

export const ExportKind = z.enum(['customers', 'orders', 'tickets', 'outreach'])
export type ExportKind = z.infer<typeof ExportKind>
export const ExportFormat = z.enum(['csv', 'xlsx'])
export const ExportStatus = z.enum(['queued', 'running', 'done', 'failed', 'cancelled'])
/** Whether phones, e-mails, WeChat and addresses leave as they are shown or as they are. */
export const Identifiers = z.enum(['masked', 'plain'])

const unpaged = { cursor: true, limit: true } as const
/** What narrows and sorts an export: what the list of its kind takes, without pages; a filter is no text here. */
export const exportWishes = {
  customers: ListCustomers.omit({ ...unpaged, count: true }).extend({ filter: Filter.optional() }),
  orders: ListOrders.omit(unpaged).extend({ filter: Filter.optional() }),
  tickets: ListTickets.omit({ ...unpaged, count: true }).extend({ filter: Filter.optional() }),
  /** The list of an improvement. */
  outreach: z.strictObject({ improvement: Id, state: OutreachState.optional() }),
} as const satisfies Record<ExportKind, z.ZodObject>

export const CreateExport = z
  .strictObject({
    kind: ExportKind,
    format: ExportFormat.default('csv'),
    /** In this order; every column that the caller may export if left out. Own fields of customers are `custom.<key>`. */
    columns: z.array(z.string().max(100)).min(1).max(200).optional(),
    /** Filter, search and sort, as the list of the kind takes them. */
    list: z.record(z.string().max(100), z.unknown()).default({}),
    identifiers: Identifiers.default('masked'),
    /** What the identifiers are needed for; asked for when they are plain. */
    reason: ShortText.optional(),
  })
  .superRefine(({ kind, columns = [], list }, check) => {
    const wish = exportWishes[kind].safeParse(list)
    for (const { path, ...issue } of wish.error?.issues ?? [])
      check.addIssue({ ...issue, path: ['list', ...path] } as Parameters<typeof check.addIssue>[0])
    for (const [at, column] of columns.entries()) {
      const isKnown = Object.hasOwn(exportColumns[kind], column) || (kind === 'customers' && isOwnColumn(column))
      if (!isKnown || columns.indexOf(column) !== at)
        check.addIssue({ code: 'custom', path: ['columns', at], message: Object.keys(exportColumns[kind]).join(', ') })
    }
  })

export const Export = z.object({
  id: z.uuid(),
  kind: ExportKind,
  format: ExportFormat,
  columns: z.array(z.string()),
  list: z.record(z.string(), z.unknown()),
  identifiers: Identifiers,
  reason: z.string().nullable(),
  status: ExportStatus,
  /** How many customers, orders, tickets or customers of a list there are to export, once they have been found, and how many are in the file. */
  counts: z.object({ found: z.int().nullable(), written: z.int() }),
  /** 0 to 1. */
  progress: z.number(),
  /** Why it failed, as a reason. */
  failure: z.string().nullable(),
  /** What can be fetched, and until when. */
  file: z.object({ name: z.string(), bytes: z.int(), until: Time }).nullable(),
  createdBy: ActorRef,
  createdAt: Time,
  finishedAt: Time.nullable(),
})
export type Export = z.infer<typeof Export>

export const exports = {
  create: endpoint({
    method: 'POST',
    path: '/exports',
    permission: 'exports.create',
    summary: 'Exports what a list shows to CSV or XLSX, in the background and in the scope of whoever asks.',
    input: CreateExport,
    output: Export,
    reasons: ['permission.missing', 'export.reason_missing', 'export.too_many'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/exports',
    permission: 'exports.create',
    summary: 'Own exports, newest first.',
    input: z.strictObject(paging),
    output: pageOf(Export),
    reasons: ['cursor.invalid'],
  }),
  get: endpoint({
    method: 'GET',
    path: '/exports/:id',
    permission: 'exports.create',
    summary: 'One of the own exports with its progress.',
    input: ById,
    output: Export,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/exports/:id',
    permission: 'exports.create',
    summary: 'Cancels an export that is under way, and deletes the file of one that is done.',
    input: ById,
    output: Nothing,
  }),
  file: endpoint({
    method: 'GET',
    path: '/exports/:id/file',
    permission: 'exports.create',
    summary: 'The file, for 7 days, while whoever asked for it may still see what is in it.',
    input: ById,
    output: z.instanceof(Blob),
    reasons: ['export.unfinished', 'export.expired'],
    answers: 'file',
  }),
}
