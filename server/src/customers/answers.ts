import type { Customer, CustomerSummary } from '@zhike/contract/customers'
import { type FieldBook, showOwnValues } from '../own-fields/own-fields.ts'
import { companyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { CustomerRow, SummaryRow } from './customers.queries.ts'
import { identityOf } from './identities.ts'
import { metricsOf } from './metrics.ts'
import { findRegion } from './regions.ts'

/** A customer as answers about other things show it. */
export const summaryOf = (row: SummaryRow): CustomerSummary => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  name: row.name,
  stage: row.stage,
  tier: row.tier,
  identities: row.identities.map(identityOf),
})

/** A customer as its own answers show it to the actor. */
export const customerOf = (ctx: Pick<Ctx, 'actor' | 'now'>, row: CustomerRow, book: FieldBook): Customer => ({
  ...summaryOf(row),
  gender: row.gender,
  birthday: row.birthday,
  region: regionOf(row.region),
  addressMasked: row.addressMasked,
  industry: row.industry,
  occupation: row.occupation,
  hobbies: row.hobbies,
  source: row.source,
  creditGrade: row.creditGrade,
  creditTermDays: row.creditTermDays,
  tags: row.tags,
  custom: showOwnValues(ctx, book, { custom: row.custom, is: row.kind, facts: () => factsOf(row, ctx.now) }),
  owner: row.owner,
  inPool: row.inPool,
  metrics: metricsOf(row, ctx.now),
  quality: row.quality,
  defects: row.defects,
  confirmedAt: row.confirmedAt.toISOString(),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
  mergedIds: row.mergedIds,
})

/** A region by its code, with the names that people know it by. */
export function regionOf(code: string | null): Customer['region'] {
  if (code === null) return null
  const region = findRegion(code)
  return { code, name: region?.name ?? code, fullName: region?.fullName ?? code }
}

/** What formulas of own fields can use. */
function factsOf(row: CustomerRow, now: Date) {
  const { orders, totalFen, recencyDays, tenureDays } = metricsOf(row, now)
  return {
    name: row.name,
    orders,
    total: totalFen,
    recency_days: recencyDays,
    tenure_days: tenureDays,
    created_on: companyDay(row.createdAt),
    last_order_on: row.lastOrderAt && companyDay(row.lastOrderAt),
  }
}
