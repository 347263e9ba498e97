import { choices, field, type ListField } from '../filters/filters.ts'

/** What tickets are filtered by: when what was promised is due, and how it stands. */
export const promiseFields: readonly ListField[] = [
  field('dueAt', 'moment'),
  { ...field('promise', 'choice'), options: choices(['running', 'warned', 'breached', 'paused']) },
]
