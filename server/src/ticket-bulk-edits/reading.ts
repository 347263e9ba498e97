import type { Permission } from '@zhike/contract/permissions'
import type { TicketBulkChange, TicketBulkPart } from '@zhike/contract/ticket-bulk-edits'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { isColleague } from '../staff/staff.ts'
import { chosenBy, findAssignable, readSharedTicketValues } from '../tickets/tickets.ts'

/** What each part of a change asks for at one ticket. */
const rights: Readonly<Record<TicketBulkPart, Permission>> = {
  assigneeId: 'tickets.assign',
  priority: 'tickets.update',
  kind: 'tickets.update',
  categoryId: 'tickets.update',
  typeId: 'tickets.update',
  status: 'tickets.update',
  custom: 'tickets.update',
  watcherIds: 'tickets.update',
  note: 'tickets.reply',
  resolution: 'tickets.resolve',
  closure: 'tickets.close',
}

/** Throws `permission.missing` when the actor may not do every part of a change. */
export function requireRights({ actor }: Ctx, change: TicketBulkChange): void {
  const needed = (Object.keys(change) as TicketBulkPart[]).map((part) => rights[part])
  if (![...needed, 'tickets.update' as const].every((right) => actor.permissions.has(right))) fail('permission.missing')
}

/** Rights and values, before any ticket is looked for. Throws `request.invalid` naming the part that cannot be. */
export async function readChange(ctx: Ctx, change: TicketBulkChange): Promise<TicketBulkChange> {
  requireRights(ctx, change)
  const { assigneeId, watcherIds = [], categoryId, typeId, custom } = change
  if (assigneeId && !(await findAssignable(ctx.db, assigneeId)))
    failAt(ctx, 'change.assigneeId', 'ticket.assignee_unknown')
  const { category, type } = await chosenBy(ctx, change)
  if (categoryId && category?.retiredAt !== null) failAt(ctx, 'change.categoryId', 'category.unknown')
  if (typeId && type?.retiredAt !== null) failAt(ctx, 'change.typeId', 'ticket_type.unknown')
  for (const [at, staffId] of watcherIds.entries())
    if (!(await isColleague(ctx.db, staffId))) failAt(ctx, `change.watcherIds.${at}`, 'staff.unknown')
  if (custom === undefined) return change
  return { ...change, custom: await readSharedTicketValues(ctx, custom, 'change.custom') }
}
