import type { Customer, customers, Identity } from '@zhike/contract/customers'
import type { Quality } from '@zhike/contract/data-quality'
import type { Input } from '@zhike/contract/endpoint'
import { findQualityRules, judgeQuality, type QualityFacts, type Verdict } from '../data-quality/data-quality.ts'
import { type FieldBook, ownFields } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { batchOf } from '../platform/db/batches.ts'
import { fail } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { openAddress } from './facts.ts'
import { getCustomer, lockForChange, requireCustomer } from './finding.ts'
import { findIdentity, setFailure } from './identities.queries.ts'
import { identityOf } from './identities.ts'
import { findJudged, type JudgedRow, qualityShape, setConfirmed, storeQuality } from './quality.queries.ts'
import { regionPrefix } from './regions.ts'

/** How good the record of a customer is now, and what it loses points by. */
export async function explainQuality(ctx: Ctx, { id }: { id: string }): Promise<Quality> {
  await requireCustomer(ctx, id, 'record.not_found')
  const [judged] = await judge(ctx, [id])
  return judged?.verdict ?? fail('record.not_found')
}

/** Judges customers anew, in the transaction of what changed about them. */
export async function renewQuality(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const judged = await judge(ctx, ids)
  if (judged.length === 0) return
  const rows = judged.map(({ id, verdict: { score, defects, nextAt } }) => ({
    id,
    quality: score,
    defects,
    dueAt: nextAt,
  }))
  await storeQuality(ctx.db, batchOf(qualityShape, rows))
}

/** Says that the facts were checked now and are right. */
export async function confirmCustomer(ctx: Ctx, asked: { id: string }): Promise<Customer> {
  const { id, number } = await lockForChange(ctx, asked.id)
  await setConfirmed(ctx.db, id, ctx.now)
  await emit(ctx, id, { type: 'customer.confirmed', subject: { type: 'customer', id }, data: { number } })
  await renewQuality(ctx, [id])
  return getCustomer(ctx, { id })
}

/** Says that a contact does not reach the customer; said again it changes nothing but the reason. */
export async function reportFailure(ctx: Ctx, input: Input<typeof customers.reportFailure>): Promise<Identity> {
  return tellFailure(ctx, input, input.why)
}

/** Says that a contact reaches the customer after all. */
export async function withdrawFailure(ctx: Ctx, input: Input<typeof customers.withdrawFailure>): Promise<void> {
  await tellFailure(ctx, input, null)
}

type Why = NonNullable<Identity['failure']>['why']

async function tellFailure(ctx: Ctx, asked: { id: string; identityId: string }, why: Why | null): Promise<Identity> {
  const { id } = await lockForChange(ctx, asked.id)
  const identity = (await findIdentity(ctx.db, id, asked.identityId)) ?? fail('record.not_found')
  if (identity.failedWhy === why) return identityOf(identity)
  const row = await setFailure(ctx.db, identity, why === null ? null : { why, at: ctx.now })
  await emit(ctx, identity.customerId, {
    type: why === null ? 'customer.contact_reached' : 'customer.contact_failed',
    subject: { type: 'identity', id: identity.id },
    data: { kind: identity.kind, why },
  })
  await renewQuality(ctx, [id])
  return identityOf(row)
}

/** Verdicts on the groups that some customers belong to. */
async function judge(ctx: Ctx, ids: readonly string[]): Promise<{ id: string; verdict: Verdict }[]> {
  const rows = await findJudged(ctx.db, ids)
  if (rows.length === 0) return []
  const rules = await findQualityRules(ctx.db)
  const book = await ownFields(ctx, 'customer')
  return rows.map((row) => ({ id: row.id, verdict: judgeQuality(factsOf(ctx, row, idCardKeys(book)), rules, ctx.now) }))
}

function factsOf(ctx: Ctx, row: JudgedRow, cardKeys: readonly string[]): QualityFacts {
  const address = row.addressSealed && openAddress(ctx.tools.keys, row.id, row.addressSealed)
  return {
    ...row,
    hasAddress: address !== null,
    addressRegion: address === null ? null : spokenRegion(address),
    hasOwner: row.ownerId !== null,
    idCards: cardKeys.flatMap((key) => {
      const value = row.custom[key]
      return typeof value === 'string' && value !== '' ? [value] : []
    }),
  }
}

/** A region that an address names whole: 南京路 is a street in many towns. */
function spokenRegion(address: string): string | null {
  const found = regionPrefix(address)
  return found && /[省市区县州盟]$/.test(found.name) ? found.code : null
}

/** Texts of the company's own that hold identity numbers. */
const idCardKeys = ({ fields }: FieldBook): readonly string[] =>
  fields
    .filter(({ type, key, name }) => type === 'text' && (/^id_?card/.test(key) || name.includes('身份证')))
    .map(({ key }) => key)
