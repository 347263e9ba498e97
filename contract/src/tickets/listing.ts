import * as z from 'zod'
import { Day, Id, listOf, manyOf, pageOf, paging, Time } from '../fields.ts'
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

/** How tickets are laid out: as a list, in columns, or by days. */
export const ticketLayouts = ['list', 'board', 'calendar'] as const

/** By which of their dates a calendar shows tickets, as fields of filters are called: when what is promised next falls due, when
 * they were opened, until when the next sub-task is to be done, when the customer of a complaint is asked again. */
export const TicketDate = z.enum(['dueAt', 'createdAt', 'taskDueOn', 'followUpAt'])
export type TicketDate = z.infer<typeof TicketDate>

export const mostTicketDays = 42
/** Days of the company, both included; at most 42. */
export const ListTicketDays = z.strictObject({
  ...ticketChoice,
  by: TicketDate.default('dueAt'),
  from: Day,
  to: Day,
  /** So many tickets of each day are shown. */
  most: z.coerce.number().int().min(1).max(12).default(4),
})

/** A day on which there are tickets; each ticket is on one day at most. */
export const TicketDay = z.object({
  date: Day,
  count: z.int(),
  /** How many of them are late by now. */
  overdue: z.int(),
  /** The first of the day. */
  items: z.array(
    z.object({
      ...Ticket.pick({ id: true, number: true, title: true, priority: true, status: true }).shape,
      at: Time,
      overdue: z.boolean(),
    }),
  ),
})
export type TicketDay = z.infer<typeof TicketDay>
export const TicketDays = listOf(TicketDay)
