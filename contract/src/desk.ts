import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Fen, Id, Nothing, pageOf, paging, Time } from './fields.ts'
import { Ticket } from './tickets.ts'

const Trend = z.array(z.object({ day: Day, value: z.int() }))
/** A figure of today beside the same weekday before; not exact where so much happened that it is estimated. */
const Figure = z.object({ value: z.int(), weekBefore: z.int(), trend: Trend, exact: z.boolean() })

export const Home = z.object({
  /** Whose figures these are: the caller's own, or what the caller's scope reaches. */
  view: z.enum(['own', 'team']),
  figures: z.object({ newTickets: Figure, resolvedTickets: Figure, newCustomers: Figure, revenueFen: Figure }),
  counters: z.object({
    open: z.int(),
    unassigned: z.int(),
    urged: z.int(),
    awaitingConfirmation: z.int(),
    myOpen: z.int(),
  }),
  byKind: z.array(z.object({ kind: Ticket.shape.kind, open: z.int(), resolved: z.int() })),
  byAssignee: z.array(z.object({ staffId: Id, name: z.string(), open: z.int(), resolved: z.int() })),
  rating: z.object({ average: z.number().nullable(), count: z.int(), low: z.int() }),
  todo: z.array(Ticket),
  /** Customers of the caller who are due for review, whoever is worth most first. */
  reviews: z.object({
    count: z.int(),
    customers: z.array(z.object({ id: Id, name: z.string(), confirmedAt: Time })),
  }),
  recent: z.array(
    z.object({
      id: Id,
      type: z.string(),
      at: Time,
      customerId: Id,
      customerName: z.string(),
      subject: z.object({ type: z.string(), id: Id }),
      data: z.record(z.string(), z.unknown()),
      actorName: z.string().nullable(),
    }),
  ),
  totalFen30Days: Fen,
})
export type Home = z.infer<typeof Home>

export const reports = {
  home: endpoint({
    method: 'GET',
    path: '/home',
    permission: 'signed-in',
    summary: 'What the caller owes today, what happens, how it goes.',
    input: z.strictObject({}),
    output: Home,
  }),
}

/** One event as live listeners get it: enough to know what to fetch again. */
export const LiveEvent = z.object({ position: z.int(), type: z.string(), ids: z.record(z.string(), Id) })
export type LiveEvent = z.infer<typeof LiveEvent>
export const live = {
  stream: endpoint({
    method: 'GET',
    path: '/live',
    permission: 'signed-in',
    summary: 'Server-sent events of what changes in the caller’s sight; resumes after Last-Event-ID, or says `reset`.',
    input: z.strictObject({}),
    output: Nothing,
    answers: 'stream',
  }),
}

export const Job = z.object({
  id: Id,
  queue: z.string(),
  state: z.enum(['created', 'retry', 'active', 'completed', 'cancelled', 'failed']),
  data: z.record(z.string(), z.unknown()),
  error: z.string().nullable(),
  attempts: z.int(),
  createdAt: Time,
  finishedAt: Time.nullable(),
})
export type Job = z.infer<typeof Job>
export const jobs = {
  list: endpoint({
    method: 'GET',
    path: '/jobs',
    permission: 'jobs.manage',
    summary: 'Background jobs, newest first.',
    input: z.strictObject({ state: Job.shape.state.optional(), ...paging }),
    output: pageOf(Job),
    reasons: ['cursor.invalid'],
  }),
  retry: endpoint({
    method: 'POST',
    path: '/jobs/:id/retries',
    permission: 'jobs.manage',
    summary: 'Runs a failed job again.',
    input: z.strictObject({ id: Id }),
    output: Job,
    reasons: ['job.not_failed'],
  }),
}
