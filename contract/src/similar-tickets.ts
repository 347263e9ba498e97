import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, listOf, Time } from './fields.ts'
import { TicketGlance } from './ticket-links.ts'

/** Why a ticket is like another: words that both have, the same category, a product that both name. */
export const SimilarityReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), words: z.array(z.string()) }),
  z.object({ kind: z.literal('category'), name: z.string() }),
  z.object({ kind: z.literal('product'), name: z.string() }),
])
export type SimilarityReason = z.infer<typeof SimilarityReason>

export const SimilarTicket = z.object({
  ticket: TicketGlance,
  /** How it was solved, if it was. */
  solution: z.string().nullable(),
  resolvedAt: Time.nullable(),
  reasons: z.array(SimilarityReason),
})
export type SimilarTicket = z.infer<typeof SimilarTicket>

const limit = z.coerce.number().int().min(1).max(20).default(5)

export const similarTickets = {
  ofTicket: endpoint({
    method: 'GET',
    path: '/tickets/:id/similar',
    permission: 'tickets.read',
    summary: 'Tickets in sight that are like this one, solved ones first.',
    input: z.strictObject({ id: Id, limit }),
    output: listOf(SimilarTicket),
  }),
  ofText: endpoint({
    method: 'GET',
    path: '/similar-tickets',
    permission: 'tickets.read',
    summary: 'Tickets in sight that are like one being written, solved ones first.',
    input: z.strictObject({
      title: z.string().trim().max(200),
      description: z.string().trim().max(2000).default(''),
      category: Id.optional(),
      limit,
    }),
    output: listOf(SimilarTicket),
  }),
}
