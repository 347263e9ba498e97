import { isDeepStrictEqual } from 'node:util'
import type { Line } from '@zhike/contract/orders'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { type Batch, batchOf, valuesOf } from '../platform/db/batches.ts'
import { packSold, type SoldProducts } from '../products/products.ts'
import type { OrderDraft } from './arrival-outcomes.ts'

const order = {
  customerId: 'uuid',
  id: 'uuid',
  eventId: 'uuid',
  orderedAt: 'timestamptz',
  totalFen: 'bigint',
  soldBy: 'text',
  store: 'text',
  channel: 'text',
  custom: 'jsonb',
  data: 'jsonb',
} as const

/** The batches that settled orders are written by. */
export const orderShapes = {
  created: { ...order, orderNo: 'text' },
  updated: order,
  /** Orders that get other lines. */
  relined: { customerId: 'uuid', id: 'uuid' },
  lines: {
    customerId: 'uuid',
    orderId: 'uuid',
    lineNo: 'integer',
    sku: 'text',
    name: 'text',
    quantity: 'integer',
    unitFen: 'bigint',
  },
  changes: { customerId: 'uuid', eventId: 'uuid', field: 'text', oldValue: 'jsonb', newValue: 'jsonb' },
} as const

export type OrderBatches = {
  readonly [N in keyof typeof orderShapes]: Batch<keyof (typeof orderShapes)[N] & string>
} & {
  readonly products: SoldProducts
  /** Whose metrics change. */
  readonly customerIds: Uint8Array
}

/** Packs new orders and real changes of old ones. */
export function packOrders(now: Date, currency: string, drafts: readonly OrderDraft[]): OrderBatches {
  const created = drafts.filter(({ before }) => !before).map((draft) => createdRow(draft, currency))
  const changes = drafts.flatMap((draft) => (draft.before ? changesOf(now, draft) : []))
  const updated = changes.map(({ draft, eventId, fields }) => ({
    ...rowOf(draft, eventId),
    data: { number: draft.orderNo, fields },
  }))
  const relined = changes.filter(({ fields }) => fields.includes('lines')).map(({ draft }) => draft)
  const newLines = [...drafts.filter(({ before }) => !before), ...relined].flatMap(linesOf)
  return {
    created: batchOf(orderShapes.created, created),
    updated: batchOf(orderShapes.updated, updated),
    lines: batchOf(orderShapes.lines, newLines),
    changes: batchOf(
      orderShapes.changes,
      changes.flatMap(({ rows }) => rows),
    ),
    products: packSold(now, newLines),
    customerIds: valuesOf('uuid', [...new Set([...created, ...updated].map(({ customerId }) => customerId))]),
    relined: batchOf(orderShapes.relined, relined),
  }
}

const rowOf = ({ customerId, id, content, own, before }: OrderDraft, eventId: string) => {
  const { lines: _, ...columns } = content
  return { ...columns, custom: own?.values ?? before?.custom ?? {}, customerId, id, eventId }
}

// the event stands on the timeline at the time of the order, and so does its id
const createdRow = (draft: OrderDraft, currency: string) => ({
  ...rowOf(draft, uuidv7(draft.content.orderedAt)),
  orderNo: draft.orderNo,
  data: { number: draft.orderNo, totalFen: draft.content.totalFen, currency },
})

const linesOf = ({ customerId, id: orderId, content }: OrderDraft) =>
  content.lines.map((line: Line, at) => ({ ...line, customerId, orderId, lineNo: at + 1 }))

function changesOf(now: Date, draft: OrderDraft) {
  const { before, content, customerId } = draft
  const fields = (Object.keys(content) as (keyof typeof content)[]).filter(
    (field) => !isDeepStrictEqual(before?.[field], content[field]),
  )
  const own = draft.own?.changes ?? []
  if (fields.length + own.length === 0) return []
  const eventId = uuidv7(now)
  const rows = fields.map((field) => ({
    customerId,
    eventId,
    field,
    oldValue: JSON.stringify(before?.[field] ?? null),
    newValue: JSON.stringify(content[field]),
  }))
  const ownRows = own.map(({ field, old, new: value }) => ({
    customerId,
    eventId,
    field,
    oldValue: JSON.stringify(old),
    newValue: JSON.stringify(value),
  }))
  return [{ draft, eventId, fields: [...fields, ...own.map(({ field }) => field)], rows: [...rows, ...ownRows] }]
}
