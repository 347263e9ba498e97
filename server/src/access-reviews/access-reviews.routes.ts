import type { accessReviews } from '@zhike/contract/access-reviews'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  decideAccess,
  finishAccessReview,
  getAccessRecord,
  listAccess,
  listAccessReviews,
  openAccessReview,
} from './access-reviews.ts'

export const accessReviewHandlers: Handlers<typeof accessReviews> = {
  list: listAccessReviews,
  open: openAccessReview,
  lines: listAccess,
  decide: decideAccess,
  finish: finishAccessReview,
  file: getAccessRecord,
}
