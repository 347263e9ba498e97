import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ById, Id, listOf, Nothing, Time } from './fields.ts'

/** 关注人: who wants to hear of a ticket without working on it. */
export const Watcher = z.object({ id: Id, name: z.string(), since: Time })
export type Watcher = z.infer<typeof Watcher>

export const ticketWatchers = {
  list: endpoint({
    method: 'GET',
    path: '/tickets/:id/watchers',
    permission: 'tickets.read',
    summary: 'Who watches a ticket.',
    input: ById,
    output: listOf(Watcher),
  }),
  add: endpoint({
    method: 'POST',
    path: '/tickets/:id/watchers',
    permission: 'tickets.read',
    summary:
      'Watches a ticket oneself, or (with tickets.update) lets a colleague watch who sees it; again changes nothing.',
    input: z.strictObject({ id: Id, staffId: Id }),
    output: Watcher,
    reasons: ['staff.unknown', 'ticket_watcher.unsighted', 'permission.missing'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/tickets/:id/watchers/:staffId',
    permission: 'tickets.read',
    summary: 'Ends watching: one’s own, or (with tickets.update) that of a colleague.',
    input: z.strictObject({ id: Id, staffId: Id }),
    output: Nothing,
    reasons: ['permission.missing'],
  }),
}
