import type { Input, Output } from '@zhike/contract/endpoint'
import type { TicketWork, ticketTasks } from '@zhike/contract/ticket-tasks'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { findWork, selectMine } from './ticket-tasks.queries.ts'

/** Checklist and sub-tasks of a ticket. Throws `record.not_found`. */
export const getWork = async (ctx: Ctx, { id }: { readonly id: string }): Promise<TicketWork> =>
  (await findWork(ctx.db, id)) ?? fail('record.not_found')

/** The open sub-tasks of the actor, the most pressing first. */
export async function listMine(
  ctx: Ctx,
  { limit }: Input<typeof ticketTasks.mine>,
): Promise<Output<typeof ticketTasks.mine>> {
  return { items: ctx.actor.id === null ? [] : await selectMine(ctx.db, ctx.actor.id, limit) }
}
