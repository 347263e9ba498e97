import type { AccessDecision } from '@zhike/contract/access-reviews'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'access_review.opened': { quarter: string | null; dueOn: string; lines: number }
    'access_review.due': { daysLeft: number; open: number }
    'access_review.decided': { decision: AccessDecision; kind: 'staff' | 'key'; subjectId: string }
    'access_review.finished': { confirmed: number; withdrawn: number; lapsed: number }
    'access_review.downloaded': Record<string, never>
  }
}

export { decideAccess, listAccess } from './deciding.ts'
export { finishAccessReview } from './finishing.ts'
export { listAccessReviews, openAccessReview } from './opening.ts'
export { getAccessRecord } from './recording.ts'
