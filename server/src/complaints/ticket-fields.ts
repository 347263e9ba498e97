import { field, type ListField } from '../filters/filters.ts'

/** What tickets are filtered by: when the customer of a complaint is to be asked again next. */
export const followUpFields: readonly ListField[] = [{ ...field('followUpAt', 'moment'), needs: 'complaints.read' }]
