import type { customers } from '@zhike/contract/customers'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { findColleague } from './customers.queries.ts'
import { lockForChange, requireCustomer } from './finding.ts'
import { findCollaborators, grantSightRows, withdrawSightRows } from './sights.queries.ts'

/** Who works with a customer besides its owner. */
export async function listCollaborators(
  ctx: Ctx,
  asked: { id: string },
): Promise<Output<typeof customers.listCollaborators>> {
  const { id } = await requireCustomer(ctx, asked.id, 'record.not_found')
  return { items: await findCollaborators(ctx.db, id) }
}

/** Lets a colleague see a customer, and with mode `joint` work with it; a second time changes the mode. */
export async function addCollaborator(
  ctx: Ctx,
  { staffId, mode, ...asked }: Input<typeof customers.addCollaborator>,
): Promise<Output<typeof customers.addCollaborator>> {
  const { id, number } = await lockForChange(ctx, asked.id)
  const colleague = (await findColleague(ctx.db, staffId)) ?? failAt(ctx, 'staffId', 'ticket.assignee_unknown')
  await grantSightRows(ctx.db, id, { reason: 'collaborator', sourceId: id }, [staffId], mode)
  const data = { number, staffId, mode }
  await emit(ctx, id, { type: 'customer.collaborator_added', subject: { type: 'customer', id }, data })
  return { ...colleague, mode }
}

/** Ends a collaboration, also one's own. */
export async function removeCollaborator(
  ctx: Ctx,
  { staffId, ...asked }: Input<typeof customers.removeCollaborator>,
): Promise<void> {
  const { id, number } = await lockForChange(ctx, asked.id)
  const collaborators = await findCollaborators(ctx.db, id)
  if (!collaborators.some((collaborator) => collaborator.id === staffId)) fail('record.not_found')
  await beyondScope(ctx, 'customers.end_collaboration', async (within) => {
    const data = { number, staffId, formerId: staffId }
    await emit(within, id, { type: 'customer.collaborator_removed', subject: { type: 'customer', id }, data })
    await withdrawSightRows(within.db, id, { reason: 'collaborator', sourceId: id }, [staffId])
  })
}
