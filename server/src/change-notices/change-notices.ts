import './change-notices.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'change_notice.given': { subjectType: string; subjectId: string; tickets: number }
    'change_notice.told': { number: string; noticeId: string }
    /** Everybody has been told, for the screen of the author. */
    'change_notice.delivered': { noticeId: string }
  }
}

export { giveNotice, hearing, listNotices } from './giving.ts'
