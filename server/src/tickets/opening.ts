import type { CustomerSummary } from '@zhike/contract/customers'
import { numberOf } from '@zhike/contract/ticket-types'
import type { CreateTicket } from '@zhike/contract/tickets'
import { isDeskActor } from '../platform/actor.ts'
import { companyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { getUsableTemplate, missingByForm } from '../ticket-types/ticket-types.ts'
import { findOpening, type Opening } from './opening.queries.ts'

interface Opened extends Omit<Opening, 'draw'> {
  readonly number: string
  readonly customer: CustomerSummary
  /** To whom a template gives it. */
  readonly assigneeId: string | null
}

/**
 * What a new ticket begins with, in one round trip: its number, customer, type, category and department; a template costs
 * another. Throws `customer.unknown`, `ticket_type.unknown`, `category.unknown`, `ticket_template.unknown` and what the form
 * of the type misses.
 */
export async function open(ctx: Ctx, input: CreateTicket): Promise<Opened> {
  const { customerId, kind, typeId = null, categoryId = null, templateId } = input
  const template = templateId === undefined ? undefined : await getUsableTemplate(ctx, templateId, kind)
  const departmentId = isDeskActor(ctx.actor) ? ctx.actor.departmentId : null
  const day = companyDay(ctx.now).replaceAll('-', '')
  const opening = await findOpening(ctx.db, { customerId, kind, typeId, categoryId, departmentId }, day)
  const { customer, type, draw } = opening
  if (!customer) return failAt(ctx, 'customerId', 'customer.unknown')
  if (typeId !== (type?.id ?? null)) return failAt(ctx, 'typeId', 'ticket_type.unknown')
  if (categoryId !== null && categoryId !== opening.categoryId) return failAt(ctx, 'categoryId', 'category.unknown')
  const missing = missingByForm(type?.form ?? null, { ...input, categoryId: opening.categoryId }, ctx.locale)
  if (Object.keys(missing).length > 0) fail('request.invalid', { fields: missing })
  const number = opening.number ?? numberDrawn(draw as NonNullable<Opening['draw']>, day)
  const goal = template?.departmentId ?? opening.departmentId
  return { ...opening, customer, number, departmentId: goal, assigneeId: template?.assigneeId ?? null }
}

/** The day in a number lies in the period of its count, also when that began for others a moment ago. */
function numberDrawn({ rule, period, count }: NonNullable<Opening['draw']>, day: string): string {
  const first = period + (period % 10_000 === 0 ? 101 : period % 100 === 0 ? 1 : 0)
  return numberOf(rule, period > Number(day) ? String(first) : day, count)
}
