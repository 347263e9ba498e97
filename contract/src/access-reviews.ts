import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ActorRef, ById, Day, Id, listOf, Time } from './fields.ts'
import { roleCodes, scopes } from './permissions.ts'

/** 保留 · 收回 · 逾期停用 */
export const AccessDecision = z.enum(['confirmed', 'withdrawn', 'lapsed'])
export type AccessDecision = z.infer<typeof AccessDecision>

/** A colleague or a key as they stood when the review was opened. */
export const AccessLine = z.object({
  id: Id,
  kind: z.enum(['staff', 'key']),
  subjectId: Id,
  name: z.string(),
  role: z.enum(roleCodes),
  scope: z.enum(scopes),
  /** Of a key, for whom it acts. */
  person: z.object({ id: Id, name: z.string() }).nullable(),
  since: Time,
  /** The last log-in of a colleague, the last use of a key. */
  lastUsedAt: Time.nullable(),
  secondFactorAt: Time.nullable(),
  decision: AccessDecision.nullable(),
  reason: z.string().nullable(),
  decidedAt: Time.nullable(),
  decidedBy: ActorRef.nullable(),
  /** Whether the caller may decide: nobody does so about themselves, and about administrators only administrators. */
  mine: z.boolean(),
})
export type AccessLine = z.infer<typeof AccessLine>

const Undecided = z.enum(['shown', 'suspended'])

export const AccessReview = z.object({
  id: Id,
  /** 2026-Q1; null when somebody opened it. */
  quarter: z.string().nullable(),
  openedAt: Time,
  openedBy: ActorRef,
  dueOn: Day,
  /** Negative when it is overdue. */
  daysLeft: z.int(),
  /** What becomes of those about whom nobody has decided when it is due. */
  undecided: Undecided,
  lines: z.object({ all: z.int(), confirmed: z.int(), withdrawn: z.int(), lapsed: z.int(), open: z.int() }),
  finishedAt: Time.nullable(),
  finishedBy: ActorRef.nullable(),
})
export type AccessReview = z.infer<typeof AccessReview>

export const accessReviews = {
  list: endpoint({
    method: 'GET',
    path: '/access-reviews',
    permission: 'access_reviews.manage',
    summary: 'The reviews of access, the latest first.',
    input: z.strictObject({}),
    output: listOf(AccessReview),
  }),
  open: endpoint({
    method: 'POST',
    path: '/access-reviews',
    permission: 'access_reviews.manage',
    summary: 'Opens a review of every colleague and key; one is open at a time.',
    input: z.strictObject({
      /** Two weeks from now, unless another day is given. */
      dueOn: Day.optional(),
      undecided: Undecided.default('shown'),
    }),
    output: AccessReview,
    reasons: ['access_review.open'],
  }),
  lines: endpoint({
    method: 'GET',
    path: '/access-reviews/:id/lines',
    permission: 'access_reviews.manage',
    summary: 'Everybody who could get in when the review was opened, and what was decided.',
    input: ById,
    output: listOf(AccessLine),
  }),
  decide: endpoint({
    method: 'POST',
    path: '/access-reviews/:id/lines/:lineId/decision',
    permission: 'access_reviews.manage',
    summary: 'Confirms access, or withdraws it: a colleague is suspended, a key revoked, at once.',
    input: z
      .strictObject({
        id: Id,
        lineId: Id,
        decision: AccessDecision.exclude(['lapsed']),
        reason: z.string().trim().max(500).default(''),
      })
      .refine(({ decision, reason }) => decision === 'confirmed' || reason.length >= 2, {
        path: ['reason'],
        message: 'why, in at least two characters',
      }),
    output: AccessLine,
    reasons: [
      'access_review.finished',
      'access_review.decided',
      'access_review.self',
      'access_review.administrator',
      'staff.last_administrator',
    ],
  }),
  finish: endpoint({
    method: 'POST',
    path: '/access-reviews/:id/completion',
    permission: 'access_reviews.manage',
    summary: 'Closes a review in which everything is decided.',
    input: ById,
    output: AccessReview,
    reasons: ['access_review.finished', 'access_review.undecided'],
  }),
  file: endpoint({
    method: 'GET',
    path: '/access-reviews/:id/file',
    permission: 'access_reviews.manage',
    summary: 'The record of a review as CSV: who had which access, who decided what, when and why.',
    input: ById,
    output: z.void(),
    answers: 'file',
  }),
}
