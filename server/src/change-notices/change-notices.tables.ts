import type { Generated } from 'kysely'
import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    changeNotices: ChangeNoticesTable
    changeNoticeTickets: ChangeNoticeTicketsTable
  }
}

export interface ChangeNoticesTable {
  id: string
  subjectType: string
  subjectId: string
  round: number
  body: string
  at: Date
  byKind: Actor['kind']
  byId: string | null
}

interface ChangeNoticeTicketsTable {
  customerId: string
  ticketId: string
  subjectId: string
  round: number
  noticeId: string
  toldAt: Generated<Date | null>
}
