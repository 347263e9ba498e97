import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { ById, Id, listOf, Nothing } from '../fields.ts'
import { Filter } from '../filters.ts'
import { CustomerGrouping, CustomerSort } from './listing.ts'

/** Who finds a view besides its owner. Each sees in it the customers of their own scope. */
export const Sharing = z.enum(['nobody', 'team', 'department', 'everybody'])
export type Sharing = z.infer<typeof Sharing>
export const customerLayouts = ['list', 'card', 'map'] as const

/** What a view keeps of a list: what the address of the list says. */
export const ViewDefinition = z.strictObject({
  search: z.string().trim().min(1).max(100).optional(),
  filter: Filter.optional(),
  sort: CustomerSort.optional(),
  group: CustomerGrouping.optional(),
  layout: z.enum(customerLayouts).optional(),
  /** Keys of the columns that the table shows, in their order. */
  columns: z
    .array(z.string().regex(/^[a-zA-Z][a-zA-Z0-9_.]{0,59}$/))
    .max(40)
    .optional(),
})
export type ViewDefinition = z.infer<typeof ViewDefinition>

export const View = z.object({
  id: Id,
  name: z.string(),
  owner: z.object({ id: Id, name: z.string().nullable() }),
  sharing: Sharing,
  /** The team or department that it is shared with. */
  audience: z.object({ id: Id, name: z.string() }).nullable(),
  definition: ViewDefinition,
  /** Fields it filters, sorts or groups by that there are no more, or not for the caller: the list refuses them. */
  missingFields: z.array(z.string()),
  editable: z.boolean(),
  /** Where it stands among the caller's own tabs, and whether the list opens with it. */
  pin: z.object({ place: z.int(), opens: z.boolean() }).nullable(),
  version: z.int(),
})
export type View = z.infer<typeof View>

const name = z.string().trim().min(1).max(40)
const shared = { sharing: Sharing, audienceId: Id.optional() }
const reasons = ['view.audience_unknown', 'view.audience_foreign'] as const

export const views = {
  list: endpoint({
    method: 'GET',
    path: '/views',
    permission: 'customers.read',
    summary: 'The views of customers that are the caller’s own or shared with the caller; pinned ones first.',
    input: z.strictObject({}),
    output: listOf(View),
  }),
  create: endpoint({
    method: 'POST',
    path: '/views',
    permission: 'customers.read',
    summary: 'Keeps a list as a view: for oneself, for a team or department, or for everybody.',
    input: z.strictObject({
      name,
      definition: ViewDefinition,
      sharing: Sharing.default('nobody'),
      audienceId: Id.optional(),
    }),
    output: View,
    reasons: [...reasons],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/views/:id',
    permission: 'customers.read',
    summary: 'Renames, changes or shares a view.',
    input: z.strictObject({ id: Id, ...z.object({ name, definition: ViewDefinition, ...shared }).partial().shape }),
    output: View,
    reasons: ['record.changed', 'view.of_another', ...reasons],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/views/:id',
    permission: 'customers.read',
    summary: 'Removes a view, for everybody.',
    input: ById,
    output: Nothing,
    reasons: ['view.of_another'],
  }),
  pin: endpoint({
    method: 'POST',
    path: '/views/:id/pin',
    permission: 'customers.read',
    summary: 'Gives a view a place among the caller’s tabs; `opens` makes the list begin with it.',
    input: z.strictObject({ id: Id, place: z.int().min(0).max(99), opens: z.boolean().default(false) }),
    output: View,
  }),
  unpin: endpoint({
    method: 'DELETE',
    path: '/views/:id/pin',
    permission: 'customers.read',
    summary: 'Takes a view out of the caller’s tabs.',
    input: ById,
    output: Nothing,
  }),
}
