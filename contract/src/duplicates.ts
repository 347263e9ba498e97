import * as z from 'zod'
import { Birthday, Customer, CustomerKind, Gender } from './customers/facts.ts'
import { NewIdentity } from './customers/identities.ts'
import { duplicateReasonTexts } from './duplicate-reasons.ts'
import { endpoint } from './endpoint.ts'
import { ActorRef, Id, Nothing, pageOf, paging, Time } from './fields.ts'

export * from './duplicate-reasons.ts'

/** 自动: as sure as a program can be. 待核对: a person must look. Neither is merged by itself. */
export const DuplicateBand = z.enum(['automatic', 'review'])
export type DuplicateBand = z.infer<typeof DuplicateBand>

const codes = Object.keys(duplicateReasonTexts) as [keyof typeof duplicateReasonTexts]
/** Why two customers may be one, or not; the weightiest first. */
export const DuplicateReason = z.object({
  code: z.enum(codes),
  speaks: z.enum(['for', 'against']),
  /** Under how many names a shared phone, e-mail or WeChat stands. */
  value: z.int().optional(),
  /** In the language of the request. */
  text: z.string(),
})
export type DuplicateReason = z.infer<typeof DuplicateReason>

/** How likely two are one customer, from 0 to 1, with why. */
const likelihood = { score: z.number(), band: DuplicateBand, reasons: z.array(DuplicateReason) }

export const DuplicatePair = z.object({ left: Customer, right: Customer, ...likelihood, foundAt: Time })
export type DuplicatePair = z.infer<typeof DuplicatePair>

export const DuplicateScan = z.object({
  id: Id,
  status: z.enum(['queued', 'running', 'done', 'failed']),
  /** From 0 to 1. */
  progress: z.number(),
  /** Customers looked at and pairs that stand; null for who does not see everybody. */
  customers: z.int().nullable(),
  pairs: z.int().nullable(),
  by: ActorRef,
  startedAt: Time,
  finishedAt: Time.nullable(),
})
export type DuplicateScan = z.infer<typeof DuplicateScan>

const pair = { leftId: Id, rightId: Id }

export const CheckDuplicates = z.strictObject({
  kind: CustomerKind.default('person'),
  name: z.string().trim().max(100).default(''),
  identities: z.array(NewIdentity).max(20).default([]),
  gender: Gender.nullable().optional(),
  birthday: Birthday.nullable().optional(),
  region: z.string().trim().max(100).nullable().optional(),
  address: z.string().trim().max(300).nullable().optional(),
})

export const duplicates = {
  scan: endpoint({
    method: 'POST',
    path: '/customers/duplicates/scan',
    permission: 'customers.merge',
    summary: 'Looks for duplicates among the customers who are there; answers the scan that runs, if one does.',
    input: z.strictObject({}),
    output: DuplicateScan,
  }),
  getScan: endpoint({
    method: 'GET',
    path: '/customers/duplicates/scan',
    permission: 'customers.merge',
    summary: 'The latest scan, with its progress.',
    input: z.strictObject({}),
    output: z.object({ scan: DuplicateScan.nullable() }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/customers/duplicates',
    permission: 'customers.merge',
    summary: 'Pairs of customers who may be one, the likeliest first; both must be within sight.',
    input: z.strictObject({ band: DuplicateBand.optional(), ...paging }),
    output: pageOf(DuplicatePair),
    reasons: ['cursor.invalid'],
  }),
  dismiss: endpoint({
    method: 'POST',
    path: '/customers/duplicates/dismissals',
    permission: 'customers.merge',
    summary: 'Says that two customers are not one; they are not proposed again.',
    input: z.strictObject(pair),
    output: z.object({ ...pair, at: Time, by: ActorRef }),
    reasons: ['customer.unknown', 'customer.merge_same'],
  }),
  undismiss: endpoint({
    method: 'DELETE',
    path: '/customers/duplicates/dismissals/:leftId/:rightId',
    permission: 'customers.merge',
    summary: 'Takes that back: the pair is proposed again.',
    input: z.strictObject(pair),
    output: Nothing,
  }),
  check: endpoint({
    method: 'POST',
    path: '/customers/duplicates/checks',
    permission: 'customers.create',
    summary: 'Who may be the customer that is being typed in. Of who is out of sight only that the contact is known.',
    input: CheckDuplicates,
    output: z.object({
      items: z.array(z.object({ customer: Customer, ...likelihood })),
      /** Owners of customers out of sight who have one of the contacts; such a look-up is logged. */
      hidden: z.array(z.object({ owner: z.string().nullable() })),
    }),
  }),
}
