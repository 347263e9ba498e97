import type { CustomerSummary } from '@zhike/contract/customers'
import type { Fit, Need, UnmetReason } from '@zhike/contract/needs'
import type * as z from 'zod'
import { findCustomerSummaries } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { type NeedRow, selectNeed } from './needs.queries.ts'

/** One need. Throws `record.not_found` when the actor does not see its customer. */
export async function getNeed(ctx: Ctx, { id }: { id: string }): Promise<Need> {
  const row = await selectNeed(ctx.db, id)
  const [need] = row ? await needsOf(ctx, [row]) : []
  return need ?? fail('record.not_found')
}

/** Needs as answers show them, each with its customer. */
export async function needsOf(ctx: Ctx, rows: readonly NeedRow[]): Promise<Need[]> {
  const customers = await findCustomerSummaries(
    ctx.db,
    rows.map(({ customerId }) => customerId),
  )
  return rows.flatMap((row) => {
    const customer = customers.get(row.customerId)
    return customer ? [needOf(row, customer)] : []
  })
}

function needOf(row: NeedRow, customer: CustomerSummary): Need {
  const { assessment, match, fulfilment, refusal } = row.steps
  return {
    id: row.id,
    number: row.number,
    customerId: row.customerId,
    customer,
    title: row.title,
    description: row.description,
    origin: row.origin,
    channel: row.channel,
    ticketId: row.ticketId,
    urgency: row.urgency,
    budgetFen: row.budgetFen,
    neededBy: row.neededBy,
    owner: row.ownerId !== null && row.ownerName !== null ? { id: row.ownerId, name: row.ownerName } : null,
    state: row.state,
    assessment: assessment ? { ...deedOf(assessment), fit: assessment.code as z.infer<typeof Fit> } : null,
    match: match ? { ...deedOf(match), sku: match.code, offer: match.offer ?? '' } : null,
    fulfilment: fulfilment ? { ...deedOf(fulfilment), orderNo: fulfilment.code } : null,
    refusal: refusal ? { ...deedOf(refusal), reason: refusal.code as UnmetReason } : null,
    createdBy: { kind: row.createdByKind, id: row.createdById, name: row.createdByName },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  }
}

type Deed = NonNullable<NeedRow['steps']['match']>
const deedOf = ({ at, by, note }: Deed) => ({ at: new Date(at).toISOString(), by, note })
