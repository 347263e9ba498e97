import { field, type ListField } from '../filters/filters.ts'

/** What tickets are filtered by: until when the next of their open sub-tasks is to be done. */
export const taskFields: readonly ListField[] = [field('taskDueOn', 'date')]
