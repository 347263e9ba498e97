import * as z from 'zod'
import { Id, manyOf, paging } from '../fields.ts'
import { Priority, TicketKind, TicketStatus } from './facts.ts'

export const ticketSorts = ['-createdAt', 'createdAt', '-updatedAt', '-priority'] as const
export const ListTickets = z.strictObject({
  status: manyOf(TicketStatus),
  kind: manyOf(TicketKind),
  priority: manyOf(Priority),
  /** A staff member's id, `me` or `none`. */
  assignee: z.union([Id, z.enum(['me', 'none'])]).optional(),
  customer: Id.optional(),
  category: Id.optional(),
  /** Only those that the customer urged at least once. */
  urged: z.literal('yes').optional(),
  /** Only those that the caller watches. */
  watched: z.literal('me').optional(),
  search: z.string().trim().max(100).optional(),
  sort: z.enum(ticketSorts).default('-createdAt'),
  ...paging,
})
export type ListTickets = z.infer<typeof ListTickets>
