import type { Customer, CustomerSummary } from '@zhike/contract/customers'
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

/** A customer as its own answers show it. */
export const customerOf = (row: CustomerRow, now: Date): Customer => ({
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
  custom: row.custom,
  owner: row.owner,
  metrics: metricsOf(row, now),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
  mergedIds: row.mergedIds,
})

function regionOf(code: string | null): Customer['region'] {
  if (code === null) return null
  const region = findRegion(code)
  return { code, name: region?.name ?? code, fullName: region?.fullName ?? code }
}
