import { useList } from '../frame/calls.ts'

/** The links of a ticket; all who show them ask alike, and the server once. */
export const useLinks = (id: string) => useList('ticketLinks', 'list', { id, limit: 50 })
