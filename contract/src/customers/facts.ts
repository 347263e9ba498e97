import * as z from 'zod'
import { Defect } from '../data-quality/defects.ts'
import { Fen, Id, ShortText, Time } from '../fields.ts'
import { GivenOwnValues, OwnValues } from '../own-fields/values.ts'
import { Identity, NewIdentity } from './identities.ts'

export const CustomerKind = z.enum(['person', 'organisation'])
export type CustomerKind = z.infer<typeof CustomerKind>
/** 访客 · 潜在 · 新客 · 活跃 · 沉睡 · 流失; a visitor is not identified yet and stands outside lists and counts. */
export const Stage = z.enum(['visitor', 'potential', 'new', 'active', 'dormant', 'lost'])
export type Stage = z.infer<typeof Stage>
export const Gender = z.enum(['male', 'female', 'other'])
export const CreditGrade = z.enum(['A', 'B', 'C', 'D'])

export const Birthday = z.strictObject({
  calendar: z.enum(['solar', 'lunar']),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  year: z.int().min(1900).max(2100).optional(),
  leapMonth: z.boolean().optional(),
})
export type Birthday = z.infer<typeof Birthday>

export const Metrics = z.object({
  orders: z.int(),
  totalFen: Fen,
  firstOrderAt: Time.nullable(),
  lastOrderAt: Time.nullable(),
  /** Whole days in company time since the last order. */
  recencyDays: z.int().nullable(),
  /** Whole days in company time since the first order. */
  tenureDays: z.int().nullable(),
})
export type Metrics = z.infer<typeof Metrics>

export const Region = z.object({ code: z.string(), name: z.string() })
const tags = z.array(z.string().trim().min(1).max(40)).max(50)

/** What an answer about anything else carries of its customer. */
export const CustomerSummary = z.object({
  id: Id,
  number: z.string(),
  kind: CustomerKind,
  name: z.string(),
  stage: Stage,
  tier: z.string().nullable(),
  identities: z.array(Identity),
})
export type CustomerSummary = z.infer<typeof CustomerSummary>

export const Customer = CustomerSummary.extend({
  gender: Gender.nullable(),
  birthday: Birthday.nullable(),
  region: Region.extend({ fullName: z.string() }).nullable(),
  /** Street and house; masked but for whoever reveals it. */
  addressMasked: z.string().nullable(),
  industry: z.string().nullable(),
  occupation: z.string().nullable(),
  hobbies: z.array(z.string()),
  source: z.string().nullable(),
  creditGrade: CreditGrade.nullable(),
  creditTermDays: z.int().nullable(),
  tags: z.array(z.string()),
  /** Own fields that the caller may see, by key. */
  custom: OwnValues,
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  /** Lies in the pool, from which colleagues may claim it. */
  inPool: z.boolean(),
  metrics: Metrics,
  /** 0 to 100; null until the record was judged. What it lacks is explained by `GET /customers/:id/quality`. */
  quality: z.int().nullable(),
  defects: z.array(Defect),
  /** When somebody last confirmed or changed the facts. */
  confirmedAt: Time,
  createdAt: Time,
  updatedAt: Time,
  version: z.int(),
  /** Who was merged into this customer. */
  mergedIds: z.array(Id),
})
export type Customer = z.infer<typeof Customer>

/** A GB/T 2260 code or the words of an address down to the district. */
export const region = z.string().trim().min(1).max(100)
/** What an address says below its region. */
export const street = z.string().trim().min(1).max(300)
const facts = {
  gender: Gender.nullable(),
  birthday: Birthday.nullable(),
  region: region.nullable(),
  address: street.nullable(),
  industry: ShortText.nullable(),
  occupation: ShortText.nullable(),
  hobbies: z.array(z.string().trim().min(1).max(40)).max(20),
  source: ShortText.nullable(),
  creditGrade: CreditGrade.nullable(),
  creditTermDays: z.int().min(0).max(365).nullable(),
  tags,
  /** Own fields by key: what is not given stays, `null` empties. */
  custom: GivenOwnValues,
}
const name = z.string().trim().min(1).max(100)

export const CreateCustomer = z.strictObject({
  kind: CustomerKind.default('person'),
  name,
  identities: z.array(NewIdentity).max(20).default([]),
  stage: Stage.optional(),
  ownerId: Id.optional(),
  ...z.object(facts).partial().shape,
})
export type CreateCustomer = z.infer<typeof CreateCustomer>

export const UpdateCustomer = z.strictObject({
  id: Id,
  name: name.optional(),
  stage: Stage.optional(),
  ...z.object(facts).partial().shape,
})
export type UpdateCustomer = z.infer<typeof UpdateCustomer>
