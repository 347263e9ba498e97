import * as z from 'zod'
import { Defect, QualityPart } from './data-quality/defects.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, listOf, Time } from './fields.ts'
import { Count } from './lists.ts'

export * from './data-quality/defects.ts'

const share = z.int().min(0).max(100)

/** How quality is measured. */
export const QualityRules = z.object({
  /** Of 100 points, how many each part is worth. */
  weights: z.strictObject({ complete: share, valid: share, fresh: share }),
  /** How much each defect counts within its part; 0 leaves it out. */
  items: z.record(Defect, z.int().min(0).max(10)),
  /** After how many months a customer is due for review. */
  confirmMonths: z.int().min(1).max(60),
  version: z.int(),
})
export type QualityRules = z.infer<typeof QualityRules>

/** A point of criticism, with the points of 100 that it costs. */
export const LostPoints = z.object({ defect: Defect, part: QualityPart, points: z.number() })

/** The quality of one customer's record, and why it is what it is. */
export const Quality = z.object({
  /** 0 to 100. */
  score: z.int(),
  /** What each part was worth, and what it got. */
  parts: z.array(z.object({ part: QualityPart, points: z.number(), of: z.int() })),
  /** What it lost points by, the dearest first. */
  lost: z.array(LostPoints),
  /** When somebody last confirmed or changed the facts. */
  confirmedAt: Time,
  /** When the customer is due for review. */
  reviewAt: Time,
})
export type Quality = z.infer<typeof Quality>

export const dataQuality = {
  overview: endpoint({
    method: 'GET',
    path: '/data-quality',
    permission: 'customers.read',
    summary: 'How good the records in the caller’s sight are, and how many have which defect.',
    input: z.strictObject({ owner: z.union([Id, z.enum(['me', 'none'])]).optional() }),
    output: z.object({
      /** Mean score; null when nobody is in sight. */
      score: z.number().nullable(),
      customers: Count,
      defects: z.array(z.object({ defect: Defect, part: QualityPart, customers: z.int() })),
    }),
  }),
  trends: endpoint({
    method: 'GET',
    path: '/data-quality/trends',
    permission: 'customers.read',
    summary: 'The mean score of the customers of each team in the caller’s sight, day by day.',
    input: z.strictObject({ days: z.coerce.number().int().min(7).max(366).default(90) }),
    output: listOf(
      z.object({
        /** Null for customers whose owner is in no team, or who have none. */
        team: z.object({ id: Id, name: z.string() }).nullable(),
        days: z.array(z.object({ day: Day, customers: z.int(), score: z.number() })),
      }),
    ),
  }),
  rules: endpoint({
    method: 'GET',
    path: '/data-quality/rules',
    permission: 'signed-in',
    summary: 'How quality is measured.',
    input: z.strictObject({}),
    output: QualityRules,
  }),
  updateRules: endpoint({
    method: 'PATCH',
    path: '/data-quality/rules',
    permission: 'settings.manage',
    summary: 'Changes how quality is measured; every customer is judged anew in the background.',
    input: QualityRules.omit({ version: true })
      .partial()
      .strict()
      .extend({ items: z.partialRecord(Defect, z.int().min(0).max(10)).optional() }),
    output: QualityRules,
    reasons: ['record.changed', 'data_quality.weights'],
  }),
}
