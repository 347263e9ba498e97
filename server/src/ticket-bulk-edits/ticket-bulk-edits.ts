export { ticketBulkWork } from './asking.ts'
export { type MovedDeadline, provideDeadlines } from './foreseeing.ts'
