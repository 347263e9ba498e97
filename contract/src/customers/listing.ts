import * as z from 'zod'
import { ActorRef, Id, paging, Time } from '../fields.ts'
import { CustomerKind, Stage } from './facts.ts'

export const customerSorts = ['-createdAt', 'createdAt', '-lastOrderAt', '-totalFen', '-orders', 'name'] as const
export const ListCustomers = z.strictObject({
  search: z.string().trim().max(100).optional(),
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
  sort: z.enum(customerSorts).default('-createdAt'),
  ...paging,
})
export type ListCustomers = z.infer<typeof ListCustomers>

export const timelineGroups = ['customer', 'order', 'ticket'] as const
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
