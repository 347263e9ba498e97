import type { Input, Output } from '@zhike/contract/endpoint'
import type { improvements, OutreachLine } from '@zhike/contract/improvements'
import * as z from 'zod'
import { findCustomerSummaries } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { fail } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { type ImprovementRecord, selectImprovement, selectLinked, selectLinks } from './improvements.queries.ts'
import { lockKnown, tell } from './locking.ts'
import { type Bought, insertOutreach, selectAffected, selectOutreach, updateOutreach } from './outreach.queries.ts'
import { momentsOf, readFacts } from './reading.ts'
import { isSame, traitsOf } from './traits.ts'

const mostAtOnce = 10_000

/** Customers in sight who bought it in the span and have neither complained of the same nor are listed. */
export async function previewAffected(
  ctx: Ctx,
  { limit, ...input }: Input<typeof improvements.previewAffected>,
): Promise<Output<typeof improvements.previewAffected>> {
  const improvement = (await selectImprovement(ctx.db, input.id, input.to)) ?? fail('record.not_found')
  const { count, rows } = await selectAffected(ctx.db, await boughtOf(ctx, improvement, input), limit)
  return { count, items: await withCustomers(ctx, rows) }
}

/** Puts them on the list for people to get in touch with. Nothing is sent. */
export async function drawOutreach(
  ctx: Ctx,
  input: Input<typeof improvements.drawOutreach>,
): Promise<Output<typeof improvements.drawOutreach>> {
  const improvement = await lockKnown(ctx, input.id)
  const added = await insertOutreach(ctx.db, await boughtOf(ctx, improvement, input), ctx.now, mostAtOnce)
  await tell(ctx, improvement, 'improvement.outreach_drawn', { customers: added })
  return { added }
}

/** A page of the list, of customers in sight. Throws `cursor.invalid`. */
export async function listOutreach(
  ctx: Ctx,
  { id, state, cursor, limit }: Input<typeof improvements.listOutreach>,
): Promise<Output<typeof improvements.listOutreach>> {
  const after = readCursor(z.tuple([z.uuid()]), cursor)?.[0]
  const rows = await selectOutreach(ctx.db, id, { state, after }, limit + 1)
  const lines = await withCustomers(ctx, rows)
  return pageOf(
    lines,
    limit,
    ({ customerId }) => [customerId],
    (line) => lineOf(line),
  )
}

/** Says what became of one on the list. Throws `record.not_found`. */
export async function markOutreach(
  ctx: Ctx,
  { customerId, ...mark }: Input<typeof improvements.markOutreach>,
): Promise<OutreachLine> {
  if ((await markAll(ctx, { ...mark, customerIds: [customerId] })) === 0) fail('record.not_found')
  const [line] = await withCustomers(ctx, await selectOutreach(ctx.db, mark.id, { customerId }, 1))
  return line ? lineOf(line) : fail('record.not_found')
}

/** Says the same of many on the list; those out of sight stay as they are. */
export const markManyOutreach = async (
  ctx: Ctx,
  mark: Input<typeof improvements.markManyOutreach>,
): Promise<Output<typeof improvements.markManyOutreach>> => ({ marked: await markAll(ctx, mark) })

async function markAll(
  ctx: Ctx,
  { id, customerIds, state, note }: Input<typeof improvements.markManyOutreach>,
): Promise<number> {
  const { number } = await lockKnown(ctx, id)
  const by = { markedAt: ctx.now, markedByKind: ctx.actor.kind, markedById: ctx.actor.id }
  const mark = state === 'open' ? { markedAt: null, markedByKind: null, markedById: null } : by
  const marked = await updateOutreach(ctx.db, id, customerIds, { ...mark, state, note: note === '' ? null : note })
  for (const { customerId } of marked) {
    const subject = { type: 'customer', id: customerId }
    await emit(ctx, customerId, { type: 'improvement.outreach_marked', subject, data: { number, state } })
  }
  return marked.length
}

/** What is looked for, without those who complained of the same since then. */
async function boughtOf(
  ctx: Ctx,
  { id, same }: Pick<ImprovementRecord, 'id' | 'same'>,
  { sku, batch, from, to }: Omit<Input<typeof improvements.drawOutreach>, 'id'>,
): Promise<Bought> {
  const span = momentsOf(ctx, { from, to })
  const links = await selectLinks(ctx.db, { improvementId: id })
  const linked = await selectLinked(
    ctx.db,
    links.map(({ ticketId }) => ticketId),
  )
  const complained = new Set(linked.map(({ customerId }) => customerId))
  for await (const facts of readFacts(ctx, { from: span.from, to: ctx.now }))
    if (isSame(traitsOf(facts), same)) complained.add(facts.customerId)
  return { ...span, improvementId: id, sku, batch: batch ?? null, complained: [...complained] }
}

async function withCustomers<R extends { readonly customerId: string; readonly orderedAt: Date }>(
  ctx: Ctx,
  rows: readonly R[],
) {
  const customers = await findCustomerSummaries(
    ctx.db,
    rows.map(({ customerId }) => customerId),
  )
  return rows.flatMap((row) => {
    const customer = customers.get(row.customerId)
    return customer ? [{ ...row, orderedAt: row.orderedAt.toISOString(), customer }] : []
  })
}

const lineOf = <L extends { readonly markedAt: Date | null }>(line: L) => ({
  ...line,
  markedAt: line.markedAt?.toISOString() ?? null,
})
