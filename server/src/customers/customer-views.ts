import type { ViewDefinition, views } from '@zhike/contract/customers'
import type { Handlers } from '../platform/http/handlers.ts'
import { viewsOf } from '../views/views.ts'
import { groupingOf } from './counting.ts'
import { customerFields } from './customer-fields.ts'
import { sortingOf } from './sorting.ts'

/** What somebody keeps of the list of customers. */
export const customerViews: Handlers<typeof views> = viewsOf<ViewDefinition>({
  list: 'customer',
  toShare: 'customers.share_views',
  fields: customerFields,
  check: async (ctx, { sort, group }) => {
    if (sort) await sortingOf(ctx, sort, 'definition.sort')
    if (group) await groupingOf(ctx, group, 'definition.group')
  },
})
