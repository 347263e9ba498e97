import { field, type ListField, personsIn } from '../filters/filters.ts'
import { watchedBy } from '../tickets/tickets.ts'

/** Whoever watches, as something that tickets are filtered by. */
export const watcherField: ListField = {
  ...field('watcher', 'person'),
  compare: (ctx, { value }) => watchedBy(personsIn(ctx, value)),
}
