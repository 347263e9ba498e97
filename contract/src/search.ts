import * as z from 'zod'
import { CustomerSummary } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { Id, listOf, Time } from './fields.ts'

/** How something was found. The last five are near misses, offered when too little is exactly what was typed. */
export const MatchKind = z.enum([
  'phone',
  'email',
  'wechat',
  'external',
  'phone_end',
  'number',
  'name',
  'pinyin',
  'initials',
  'mixed',
  'words',
  'company',
  'same_sound',
  'similar_sound',
  'typo',
  'abbreviation',
])
export type MatchKind = z.infer<typeof MatchKind>

/** Why something was found. */
export const SearchMatch = z.object({
  kind: MatchKind,
  /** Where: in the title of the hit, its number, the customer's name, or what the hit does not show. */
  field: z.enum(['title', 'number', 'customer', 'hidden']),
  /** The parts of that text to be marked: from and to in UTF-16 units, in order. */
  marks: z.array(z.tuple([z.int(), z.int()])),
})
export type SearchMatch = z.infer<typeof SearchMatch>

const HitType = z.enum(['customer', 'ticket', 'order'])

export const SearchHit = z.object({
  type: HitType,
  id: Id,
  number: z.string(),
  title: z.string(),
  customer: CustomerSummary.nullable(),
  /** Null for what was not searched but opened lately. */
  match: SearchMatch.nullable(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const search = {
  find: endpoint({
    method: 'GET',
    path: '/search',
    permission: 'signed-in',
    summary:
      'One box: name, pinyin, initials, end of a phone number, e-mail, customer, ticket or order number; best first.',
    input: z.strictObject({
      q: z.string().trim().min(1).max(100),
      limit: z.coerce.number().int().min(1).max(20).default(8),
    }),
    output: listOf(SearchHit),
  }),
  recents: endpoint({
    method: 'GET',
    path: '/search/recents',
    permission: 'signed-in',
    summary: 'What the caller opened lately and still sees, newest first.',
    input: z.strictObject({ limit: z.coerce.number().int().min(1).max(20).default(8) }),
    output: listOf(SearchHit),
  }),
  open: endpoint({
    method: 'POST',
    path: '/search/recents',
    permission: 'signed-in',
    summary:
      'Remembers for the caller that a customer, ticket or order was opened; such things come first in searches.',
    input: z.strictObject({ type: HitType, id: Id }),
    output: z.object({ type: HitType, id: Id, openedAt: Time }),
    reasons: ['record.not_found'],
  }),
}
