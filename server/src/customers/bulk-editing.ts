import type { BulkChange, BulkPreview, bulkEdits } from '@zhike/contract/customers'
import type { Input } from '@zhike/contract/endpoint'
import { type BulkSubject, bulkEditsOf } from '../bulk-edits/bulk-edits.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import type { Handlers } from '../platform/http/handlers.ts'
import { changeOne, lookBackAtCustomers, putBack, requireRights, type Values } from './bulk-changing.ts'
import { findExceptions, previewRows, selectWanted } from './bulk-edits.queries.ts'
import { choiceOf } from './choosing.ts'
import type { ListWish } from './customer-lists.queries.ts'
import { findColleague } from './customers.queries.ts'
import { customerKindsWithout, readSharedCustomerValues } from './own-values.ts'
import { refuseField } from './refusals.ts'
import { findRegion } from './regions.ts'

type Choice = Input<typeof bulkEdits.create>['choice']

interface Exception {
  readonly customerId: string
  readonly name: string
  readonly status: 'refused' | 'failed' | 'kept'
  readonly reason: string
}

/** What becomes of many customers at once. */
export const customerBulkWork: BulkSubject<Choice, BulkChange, BulkPreview, Exception> = {
  records: 'customer',
  read: readChange,
  requireRights: ({ actor }, change) => requireRights(actor, change),
  lasting: () => [],
  lookBack: lookBackAtCustomers,
  preview: previewChange,
  wanted: async (ctx, choice, most) => selectWanted(await wishOf(ctx, choice), most),
  changeOne,
  putBack: (ctx, id, before, after) => putBack(ctx, id, before as Values, after as Values),
  exceptions: async (ctx, id, after, most) =>
    (await findExceptions(ctx.db, id, after, most)).map(({ recordId, name, status, reason }) => ({
      recordId,
      shown: {
        customerId: recordId,
        name,
        status: status as Exception['status'],
        reason: reason ?? 'internal.bug',
      },
    })),
}

/** Bulk edits of customers. */
export const customerBulkEdits: Handlers<typeof bulkEdits> = bulkEditsOf(customerBulkWork)

async function previewChange(ctx: Ctx, choice: Choice, change: BulkChange, most: number): Promise<BulkPreview> {
  const lacking = await customerKindsWithout(ctx, change.custom ?? {})
  const wish = await wishOf(ctx, choice)
  const { total, same, refused, elsewhere, readOnly, others, sample } = await previewRows(
    ctx.db,
    wish,
    { ...change, lacking },
    most,
  )
  return {
    total,
    changing: total - same - refused - elsewhere,
    same,
    refused: [
      { reason: 'customer.read_only', customers: refused, examples: readOnly },
      { reason: 'own_field.not_of_kind', customers: elsewhere, examples: others },
    ].filter(({ customers }) => customers > 0),
    sample,
  }
}

async function wishOf(ctx: Ctx, { ids, ...choice }: Choice): Promise<ListWish> {
  const wish = await choiceOf(ctx, choice)
  if (ids === undefined) return wish
  // ids that were ticked hold together with the filter, and a search would only widen them
  return { ...(wish.filter ? { filter: wish.filter } : {}), ids }
}

/** Rights and values, before anybody is looked for: what one may not change at one customer one may not at many. */
async function readChange(ctx: Ctx, change: BulkChange): Promise<BulkChange> {
  const { ownerId, region, custom } = change
  if (ownerId !== undefined && !ctx.actor.permissions.has('customers.assign')) fail('permission.missing')
  if (typeof ownerId === 'string' && !(await findColleague(ctx.db, ownerId)))
    failAt(ctx, 'change.ownerId', 'ticket.assignee_unknown')
  if (typeof region === 'string' && !findRegion(region)) refuseField(ctx, 'change.region', 'region')
  if (custom === undefined) return change
  return { ...change, custom: await readSharedCustomerValues(ctx, custom, 'change.custom') }
}
