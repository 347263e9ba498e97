import type { Ctx } from '../platform/ctx.ts'
import { asStaff } from '../platform/db/as-staff.ts'
import { AppError } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import type { Background, HappenedEvent } from '../platform/jobs/background.ts'
import { addMessage, resolveTicket } from '../tickets/tickets.ts'
import {
  findPending,
  findRights,
  findStranded,
  finishUpdate,
  keepUp,
  noteTarget,
  type StoredUpdate,
  selectPictures,
  takeUp,
} from './updates.queries.ts'

/** So many tickets are told in one transaction. */
const batch = 20

/**
 * Tells an update ticket by ticket, each as if its asker had written there: with the same checks, events and clocks. Each
 * batch notes in its transaction who was told, so that after a kill it goes on behind the last one, and nobody is told
 * twice. Does nothing when it is told already or somebody else is at it.
 */
export async function tellIncident(
  background: Background,
  { data: { updateId } }: HappenedEvent<'incident.update_asked' | 'incident.update_resumed'>,
): Promise<void> {
  const update = await background.inSystem((ctx) => takeUp(ctx.db, updateId))
  if (!update) return
  while (await background.inSystem((ctx) => tellSome(ctx, update))) if (background.signal.aborted) return
  await background.inSystem((ctx) => conclude(ctx, update))
}

/** Has what nobody works on taken up again, after a crash of whoever did. */
export async function resumeUpdates(background: Background): Promise<void> {
  await background.inSystem(async (ctx) => {
    for (const { id: updateId, ticketId, customerId, number } of await findStranded(ctx.db)) {
      const subject = { type: 'ticket', id: ticketId }
      await emit(ctx, customerId, { type: 'incident.update_resumed', subject, data: { number, updateId } })
    }
  })
}

async function tellSome(ctx: Ctx, update: StoredUpdate): Promise<boolean> {
  if (!(await keepUp(ctx.db, update.id))) return false
  const pending = await findPending(ctx.db, update.id, batch)
  const rights = await findRights(ctx.db, update)
  const by = { kind: update.byKind, id: update.byId, role: update.role, scope: update.scope }
  const uploads = await selectPictures(ctx.db, update)
  const through: Ctx = { ...ctx, uploads, origin: { kind: 'incident_update', id: update.id } }
  for (const { ticketId } of pending) {
    const reason = rights
      ? await asStaff(through, { ...by, ...rights }, (as) => refusalOf(() => tellOne(as, ticketId, update)))
      : 'permission.missing'
    const status = reason === null ? 'told' : 'left_out'
    await noteTarget(ctx.db, update.id, ticketId, { status, reason })
  }
  return pending.length > 0
}

const tellOne = (ctx: Ctx, id: string, { kind, body }: StoredUpdate): Promise<unknown> =>
  kind === 'resolution'
    ? resolveTicket(ctx, { id, summary: body })
    : addMessage(ctx, { id, body, visibility: kind === 'reply' ? 'public' : 'internal' })

/** A refusal comes before anything is written, so the others of the batch go on. */
async function refusalOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'unavailable') throw error
    return error.reason
  }
}

async function conclude(ctx: Ctx, { id, customerId, ticketId, byKind, byId }: StoredUpdate): Promise<void> {
  const finished = await finishUpdate(ctx.db, id, ctx.now)
  if (!finished) return
  const { number, told, leftOut } = finished
  const by: Ctx = { ...ctx, actor: { ...ctx.actor, kind: byKind, id: byId } }
  const data = { number, updateId: id, told, leftOut }
  await emit(by, customerId, { type: 'incident.update_finished', subject: { type: 'ticket', id: ticketId }, data })
}
