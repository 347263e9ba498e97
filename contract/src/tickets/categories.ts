import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { ById, Id, listOf, Nothing } from '../fields.ts'
import { TicketKind } from './facts.ts'

export const Category = z.object({
  id: Id,
  kind: TicketKind,
  name: z.string(),
  /** Tickets of this category that come from outside go to this department, else to reception. */
  departmentId: Id.nullable(),
  version: z.int(),
})
export type Category = z.infer<typeof Category>

const NewCategory = z.strictObject({
  kind: TicketKind,
  name: z.string().trim().min(1).max(60),
  departmentId: Id.nullable().default(null),
})
export const categories = {
  list: endpoint({
    method: 'GET',
    path: '/ticket-categories',
    permission: 'signed-in',
    summary: 'The categories of tickets.',
    input: z.strictObject({ kind: TicketKind.optional() }),
    output: listOf(Category),
  }),
  create: endpoint({
    method: 'POST',
    path: '/ticket-categories',
    permission: 'settings.manage',
    summary: 'Adds a category.',
    input: NewCategory,
    output: Category,
    reasons: ['category.taken', 'department.unknown'],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/ticket-categories/:id',
    permission: 'settings.manage',
    summary: 'Renames a category or changes its department.',
    input: z.strictObject({ id: Id, name: NewCategory.shape.name.optional(), departmentId: Id.nullable().optional() }),
    output: Category,
    reasons: ['category.taken', 'department.unknown', 'record.changed'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/ticket-categories/:id',
    permission: 'settings.manage',
    summary: 'Retires a category: old tickets keep it, new ones cannot take it.',
    input: ById,
    output: Nothing,
  }),
}
