import * as z from 'zod'
import { CustomerSummary } from './customers/facts.ts'
import { endpoint } from './endpoint.ts'
import { ActorRef, FileRef, Id, LongText, listOf, Nothing, pageOf, paging, Time } from './fields.ts'
import { Priority, TicketKind, TicketStatus } from './tickets/facts.ts'
import { pictures } from './tickets/messages.ts'

/** 重复 · 起因 · 相关 · 子单: the one is a duplicate of, was caused by, has to do with, is a child of the other. */
export const LinkKind = z.enum(['duplicate', 'cause', 'related', 'child'])
export type LinkKind = z.infer<typeof LinkKind>

/** As much of a ticket as another shows of it. */
export const TicketGlance = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  kind: TicketKind,
  priority: Priority,
  status: TicketStatus,
  customer: CustomerSummary.pick({ id: true, name: true }),
  assignee: z.object({ id: Id, name: z.string() }).nullable(),
})
export type TicketGlance = z.infer<typeof TicketGlance>

export const TicketLink = z.object({
  id: Id,
  kind: LinkKind,
  /** `to`: this ticket is the duplicate, the consequence, the child; `from`: the other is. */
  direction: z.enum(['to', 'from']),
  ticket: TicketGlance,
  at: Time,
  by: ActorRef,
})
export type TicketLink = z.infer<typeof TicketLink>

export const UpdateKind = z.enum(['reply', 'note', 'resolution'])
export type UpdateKind = z.infer<typeof UpdateKind>

const LeftOut = z.array(z.object({ reason: z.string(), ticket: TicketGlance.pick({ id: true, number: true }) }))
export const IncidentPreview = z.object({
  /** The parent and its children that will get it. */
  tickets: z.int(),
  /** How many customers will hear: none of a note. */
  customers: z.int(),
  leftOut: LeftOut,
})
export type IncidentPreview = z.infer<typeof IncidentPreview>

export const IncidentUpdate = z.object({
  id: Id,
  kind: UpdateKind,
  body: z.string(),
  files: z.array(FileRef),
  status: z.enum(['running', 'done']),
  counts: z.object({ total: z.int(), pending: z.int(), told: z.int(), leftOut: z.int() }),
  leftOut: LeftOut,
  at: Time,
  by: ActorRef,
  finishedAt: Time.nullable(),
})
export type IncidentUpdate = z.infer<typeof IncidentUpdate>

export const ticketLinks = {
  list: endpoint({
    method: 'GET',
    path: '/tickets/:id/links',
    permission: 'tickets.read',
    summary: 'The tickets that this one is linked with, as far as the caller sees them, newest link first.',
    input: z.strictObject({ id: Id, ...paging }),
    output: pageOf(TicketLink),
    reasons: ['cursor.invalid'],
  }),
  create: endpoint({
    method: 'POST',
    path: '/tickets/:id/links',
    permission: 'tickets.update',
    summary: 'Links a ticket: it is a duplicate of, was caused by, has to do with or is a child of the other.',
    input: z.strictObject({ id: Id, kind: LinkKind, otherId: Id }),
    output: TicketLink,
    reasons: [
      'ticket_link.unknown',
      'ticket_link.itself',
      'ticket_link.cycle',
      'ticket_link.has_parent',
      'ticket_link.nested',
    ],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/tickets/:id/links/:linkId',
    permission: 'tickets.update',
    summary: 'Takes a link away, from either side.',
    input: z.strictObject({ id: Id, linkId: Id }),
    output: Nothing,
  }),
}

export const incidentUpdates = {
  preview: endpoint({
    method: 'GET',
    path: '/tickets/:id/incident-updates/preview',
    permission: 'tickets.read',
    summary: 'Whom an update of a parent incident would reach, and who is left out and why.',
    input: z.strictObject({ id: Id, kind: UpdateKind }),
    output: IncidentPreview,
    reasons: ['incident.no_children'],
  }),
  create: endpoint({
    method: 'POST',
    path: '/tickets/:id/incident-updates',
    permission: 'tickets.reply',
    summary:
      'Tells one reply, note or solution to a parent incident and all its children, in the background; pictures go with all but a solution.',
    input: z.strictObject({ id: Id, kind: UpdateKind, body: LongText }),
    output: IncidentUpdate,
    reasons: [
      'incident.no_children',
      'incident.nobody_left',
      'incident.pictures_refused',
      'permission.missing',
      'file.kind_refused',
      'file.too_large',
      'file.too_many',
    ],
    files: pictures,
  }),
  list: endpoint({
    method: 'GET',
    path: '/tickets/:id/incident-updates',
    permission: 'tickets.read',
    summary: 'The latest updates of a parent incident, newest first, with how far each is.',
    input: z.strictObject({ id: Id }),
    output: listOf(IncidentUpdate),
  }),
}
