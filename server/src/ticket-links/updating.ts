import type { Input, Output } from '@zhike/contract/endpoint'
import type { Reason } from '@zhike/contract/reasons'
import type { IncidentPreview, IncidentUpdate, incidentUpdates, UpdateKind } from '@zhike/contract/ticket-links'
import { isDeskActor } from '../platform/actor.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { attachUploads, getTicketKey, lockTicket } from '../tickets/tickets.ts'
import {
  type Addressee,
  findRecent,
  insertTargets,
  insertUpdate,
  selectIncident,
  selectUpdates,
  type UpdateRow,
} from './updates.queries.ts'

/** The same words so soon again are the same update, pressed twice. */
const sameWithinMs = 10 * 60_000
/** So many updates are shown. */
const mostShown = 20

/** Why a ticket is left out of an update; null when it gets it. */
const refusalToTell = (kind: UpdateKind, { status }: Pick<Addressee, 'status'>): Reason | null => {
  if (status === 'closed') return 'ticket.closed'
  return kind === 'resolution' && status === 'resolved' ? 'ticket.already_resolved' : null
}

/** Whom an update would reach, and who is left out and why. Throws `record.not_found` and `incident.no_children`. */
export async function previewIncidentUpdate(
  ctx: Ctx,
  { id, kind }: Input<typeof incidentUpdates.preview>,
): Promise<IncidentPreview> {
  await getTicketKey(ctx, id)
  const members = await readIncident(ctx, id)
  const reached = members.filter((member) => refusalToTell(kind, member) === null)
  return {
    tickets: reached.length,
    customers: kind === 'note' ? 0 : new Set(reached.map(({ rootId }) => rootId)).size,
    leftOut: members.flatMap(({ id: ticketId, number, ...member }) => {
      const reason = refusalToTell(kind, member)
      return reason === null ? [] : [{ reason, ticket: { id: ticketId, number } }]
    }),
  }
}

/**
 * Has one update told to a parent incident and those of its children that the actor sees, by the rights of the actor at
 * that moment. The same words and pictures within ten minutes are the same update. Throws `incident.no_children`,
 * `incident.nobody_left`, `incident.pictures_refused` of a solution, and `permission.missing` for a solution by who may not resolve.
 */
export async function updateIncident(
  ctx: Ctx,
  { id, kind, body }: Input<typeof incidentUpdates.create>,
): Promise<IncidentUpdate> {
  const { actor, now } = ctx
  if (!isDeskActor(actor) || (kind === 'resolution' && !actor.permissions.has('tickets.resolve')))
    return fail('permission.missing')
  if (kind === 'resolution' && ctx.uploads.length > 0) fail('incident.pictures_refused')
  const { customerId, number } = await lockTicket(ctx, id)
  const pictures = ctx.uploads.map(({ name, bytes }) => ({ name, bytes }))
  const before = await findRecent(ctx.db, id, { kind, body, pictures }, new Date(now.getTime() - sameWithinMs))
  if (before) {
    ctx.answer.status = 200
    return getUpdate(ctx, id, before.id)
  }
  const targets = (await readIncident(ctx, id)).map((member) => targetOf(kind, member))
  const tickets = targets.filter(({ status }) => status === 'pending').length
  if (tickets === 0) fail('incident.nobody_left')
  const updateId = uuidv7(now)
  const by = { byKind: actor.kind, byId: actor.id, role: actor.role, scope: actor.scope }
  // the customer of the parent reads them when they are told there, with a message that names them
  const files = await attachUploads(ctx, { customerId, id }, 'internal', 'ticket_message')
  const fileIds = files.map((file) => file.id)
  await insertUpdate(ctx.db, { customerId, ticketId: id, id: updateId, kind, body, fileIds, at: now, ...by })
  await insertTargets(ctx.db, updateId, targets)
  const data = { number, kind, updateId, tickets }
  await emit(ctx, customerId, { type: 'incident.update_asked', subject: { type: 'ticket', id }, data })
  return getUpdate(ctx, id, updateId)
}

function targetOf(kind: UpdateKind, { customerId, id: ticketId, status: now }: Addressee) {
  const reason = refusalToTell(kind, { status: now })
  const status = reason === null ? ('pending' as const) : ('left_out' as const)
  return { customerId, ticketId, status, reason }
}

/** The latest updates of an incident. Throws `record.not_found`. */
export async function listIncidentUpdates(
  ctx: Ctx,
  { id }: Input<typeof incidentUpdates.list>,
): Promise<Output<typeof incidentUpdates.list>> {
  await getTicketKey(ctx, id)
  return { items: (await selectUpdates(ctx.db, id, mostShown)).map(updateOf) }
}

async function readIncident(ctx: Ctx, id: string): Promise<Addressee[]> {
  const members = await selectIncident(ctx.db, id)
  return members.length > 1 ? members : fail('incident.no_children')
}

async function getUpdate(ctx: Ctx, id: string, updateId: string): Promise<IncidentUpdate> {
  const { items } = await listIncidentUpdates(ctx, { id })
  return items.find((each) => each.id === updateId) ?? fail('record.not_found')
}

const updateOf = ({ at, finishedAt, ...row }: UpdateRow): IncidentUpdate => ({
  ...row,
  status: finishedAt === null ? 'running' : 'done',
  at: at.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
})
