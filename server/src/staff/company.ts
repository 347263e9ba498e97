import type { Company, company } from '@zhike/contract/company'
import type { Input } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { tidyText } from '../platform/text/tidy-text.ts'
import { changeCompany, facts, findCompany, lockCompany } from './company.queries.ts'

/** There is one: events name it by nothing. */
const theCompany = { type: 'company', id: '00000000-0000-0000-0000-000000000000' }

/** The company whose customers these are. */
export const getCompany = (ctx: Ctx): Promise<Company> => findCompany(ctx.db)

/** Changes how the company is called and reached on the pages of its customers. Throws `record.changed`. */
export async function updateCompany(ctx: Ctx, input: Input<typeof company.update>): Promise<Company> {
  const before = await lockCompany(ctx.db)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== before.version) fail('record.changed')
  const given = { name: tidy(input.name), phone: tidy(input.phone), email: input.email }
  const fields = facts.filter((field) => given[field] !== undefined && given[field] !== before[field])
  if (fields.length === 0) return before
  const after = await changeCompany(ctx.db, Object.fromEntries(fields.map((field) => [field, given[field]])))
  await emitForCompany(ctx, { type: 'company.updated', subject: theCompany, data: { fields } })
  return after
}

const tidy = (text: string | null | undefined) => (text ? tidyText(text.toWellFormed()) || null : text)
