export { ticketBulkWork } from './asking.ts'
