import * as z from 'zod'
import { definition, viewEndpoints } from '../views.ts'
import { CustomerGrouping, CustomerSort } from './listing.ts'

export const customerLayouts = ['list', 'card', 'map'] as const

/** What a view keeps of a list: what the address of the list says. */
export const ViewDefinition = z.strictObject({
  ...definition,
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

export const views = viewEndpoints({
  path: '/views',
  permission: 'customers.read',
  records: 'customers',
  definition: ViewDefinition,
})
