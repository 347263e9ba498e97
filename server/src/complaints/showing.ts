import type { Complaint, complaints, FollowUp } from '@zhike/contract/complaints'
import type { Input } from '@zhike/contract/endpoint'
import type { Ticket } from '@zhike/contract/tickets'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { getTicket, listRefusalsToClose } from '../tickets/tickets.ts'
import {
  type ContactRow,
  selectCauses,
  selectCompensations,
  selectContacts,
  selectEntries,
  selectFile,
  selectMeasures,
} from './complaints.queries.ts'

/** The file of a complaint. Throws `record.not_found` for a ticket out of sight or of another kind. */
export async function getComplaint(ctx: Ctx, { ticketId }: Input<typeof complaints.get>): Promise<Complaint> {
  const ticket = await getTicket(ctx, { id: ticketId })
  if (ticket.kind !== 'complaint') fail('record.not_found')
  const file = await selectFile(ctx.db, ticket)
  const causes = await selectCauses(ctx.db, ticket)
  const contacts = await selectContacts(ctx.db, ticket)
  const followUps = contacts.filter(({ kind }) => kind === 'follow_up').map((row) => followUpOf(ctx, row))
  return {
    ...coverOf(ticket),
    stage: stageOf(ticket, file.stage, followUps),
    regulator: file.regulator,
    regulatorDueOn: file.regulatorDueOn,
    media: file.media,
    product: file.sku ? { sku: file.sku, name: file.productName ?? file.sku, batch: file.batch } : null,
    liability: file.liableParty
      ? { party: file.liableParty, departmentId: file.liableDepartmentId, note: file.liabilityNote ?? '' }
      : null,
    entries: (await selectEntries(ctx.db, ticket)).map((row) => ({
      ...row,
      at: row.at.toISOString(),
      editedAt: time(row.editedAt),
    })),
    causes: causes.map((row) => ({ ...row, at: row.at.toISOString() })),
    measures: (await selectMeasures(ctx.db, ticket)).map((row) => ({
      ...row,
      at: row.at.toISOString(),
      doneAt: time(row.doneAt),
    })),
    compensations: (await selectCompensations(ctx.db, ticket)).map((row) => ({
      ...row,
      at: row.at.toISOString(),
      decidedAt: time(row.decidedAt),
      paidAt: time(row.paidAt),
    })),
    answers: contacts.flatMap((row) =>
      row.kind === 'answer' ? [{ ...saidOf(row), body: row.words, messageId: row.messageId }] : [],
    ),
    checks: contacts.flatMap(({ satisfaction, ...row }) =>
      row.kind === 'check' && satisfaction ? [{ ...saidOf(row), satisfaction, note: row.words }] : [],
    ),
    followUps,
    missing: await listRefusalsToClose(ctx, ticket),
  }
}

const time = (at: Date | null) => at?.toISOString() ?? null

const coverOf = (ticket: Ticket) => ({
  ticketId: ticket.id,
  customerId: ticket.customerId,
  customerName: ticket.customer.name,
  files: ticket.files,
  number: ticket.number,
  title: ticket.title,
  description: ticket.description,
  status: ticket.status,
  priority: ticket.priority,
  channel: ticket.channel,
  assignee: ticket.assignee,
  createdAt: ticket.createdAt,
  resolution: ticket.resolution,
  confirmation: ticket.confirmation,
  rating: ticket.rating,
  closedAt: ticket.closedAt,
  closeReason: ticket.closeReason,
})

/** What complaint_stage says in SQL. */
function stageOf({ status }: Ticket, stage: Complaint['stage'], followUps: readonly FollowUp[]) {
  if (status !== 'closed') return stage
  return followUps.some(({ state }) => state !== 'done') ? 'following_up' : 'closed'
}

const saidOf = ({ id, at, by, channel }: Pick<ContactRow, 'id' | 'at' | 'by' | 'channel'>) => ({
  id,
  at: at.toISOString(),
  by,
  channel: channel ?? ('api' as const),
})

const followUpOf = (ctx: Ctx, row: ContactRow): FollowUp => ({
  id: row.id,
  at: row.at.toISOString(),
  by: row.by,
  dueAt: row.dueAt.toISOString(),
  assignee: row.assignee,
  purpose: row.words,
  state: row.doneAt ? 'done' : row.dueAt <= ctx.now ? 'due' : 'planned',
  doneAt: time(row.doneAt),
  doneBy: row.doneBy,
  satisfaction: row.satisfaction,
  note: row.note,
})
