import * as z from 'zod'
import { ActorRef, Id, pageOf, paging, Time } from '../fields.ts'
import { FilterText } from '../filters.ts'
import { Count, OwnName, OwnSort } from '../lists.ts'
import { Customer, CustomerKind, Stage } from './facts.ts'

export const customerSorts = [
  '-createdAt',
  'createdAt',
  '-updatedAt',
  'updatedAt',
  '-lastOrderAt',
  'lastOrderAt',
  '-totalFen',
  'totalFen',
  '-orders',
  'orders',
  'name',
  '-name',
] as const
/** What a list is sorted by; own fields are texts, numbers, money or dates, and who has no value comes last. */
export const CustomerSort = z.union([z.enum(customerSorts), OwnSort])
export type CustomerSort = z.infer<typeof CustomerSort>

/** Which customers are meant: words that are searched for, a filter, and short forms of its commonest conditions. */
export const customerChoice = {
  search: z.string().trim().max(100).optional(),
  /** JSON; see `GET /customer-fields`. */
  filter: FilterText.optional(),
  kind: CustomerKind.optional(),
  stage: Stage.optional(),
  tag: z.string().max(40).optional(),
  /** A region's code: everything below it too. */
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  /** A staff member's id, `me` or `none`. */
  owner: z.union([Id, z.enum(['me', 'none'])]).optional(),
}
export const ListCustomers = z.strictObject({
  ...customerChoice,
  sort: CustomerSort.default('-createdAt'),
  /** Whether the first page says how many there are. */
  count: z.literal('yes').optional(),
  ...paging,
})
export type ListCustomers = z.infer<typeof ListCustomers>

export const CustomerPage = pageOf(Customer).extend({ count: Count.nullable() })

/** What customers can be counted by; a region is counted as its province or its city. */
export const customerGroupings = [
  'stage',
  'kind',
  'tier',
  'owner',
  'source',
  'industry',
  'tag',
  'province',
  'city',
] as const
/** Of own fields those that are chosen: a choice, several choices, a colleague. */
export const CustomerGrouping = z.union([z.enum(customerGroupings), OwnName])
export type CustomerGrouping = z.infer<typeof CustomerGrouping>
export const CountCustomers = z.strictObject({ ...customerChoice, by: CustomerGrouping })
export type CountCustomers = z.infer<typeof CountCustomers>
/** The groups, largest first; `value` is null for those of whom it is unknown. */
export const CustomerCounts = z.object({
  items: z.array(z.object({ value: z.string().nullable(), label: z.string().nullable(), customers: z.int() })),
  exact: z.boolean(),
})

export const timelineGroups = ['customer', 'order', 'ticket', 'need'] as const
/** One line of a customer's history; `subject` names what it happened to, `data` holds codes and field names only. */
export const TimelineItem = z.object({
  id: Id,
  type: z.string(),
  at: Time,
  actor: ActorRef,
  subject: z.object({ type: z.string(), id: Id, label: z.string().nullable() }),
  data: z.record(z.string(), z.unknown()),
})
export type TimelineItem = z.infer<typeof TimelineItem>
