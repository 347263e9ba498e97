import * as z from 'zod'
import { Id, manyOf, pageOf, paging } from '../fields.ts'
import { FilterText } from '../filters.ts'
import { Count, OwnName, OwnSort } from '../lists.ts'
import { Priority, Ticket, TicketKind, TicketStatus } from './facts.ts'

export const ticketSorts = ['-createdAt', 'createdAt', '-updatedAt', '-priority'] as const
/** What a list of tickets is sorted by; of own fields texts, numbers, money or dates, and who has no value comes last. */
export const TicketSort = z.union([z.enum(ticketSorts), OwnSort])
export type TicketSort = z.infer<typeof TicketSort>

/** Which tickets are meant: words that are searched for, a filter, and short forms of its commonest conditions. */
export const ticketChoice = {
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
  /** JSON; see `GET /ticket-fields`. */
  filter: FilterText.optional(),
}
export const ListTickets = z.strictObject({
  ...ticketChoice,
  sort: TicketSort.default('-createdAt'),
  /** Whether the first page says how many there are. */
  count: z.literal('yes').optional(),
  ...paging,
})
export type ListTickets = z.infer<typeof ListTickets>
export const TicketPage = pageOf(Ticket).extend({ count: Count.nullable() })

/** What tickets can be counted by. */
export const ticketGroupings = ['status', 'kind', 'type', 'priority', 'assignee', 'category', 'channel'] as const
/** Of own fields those that are chosen: a choice, several choices, a colleague. */
export const TicketGrouping = z.union([z.enum(ticketGroupings), OwnName])
export type TicketGrouping = z.infer<typeof TicketGrouping>
export const CountTickets = z.strictObject({ ...ticketChoice, by: TicketGrouping })
export type CountTickets = z.infer<typeof CountTickets>
