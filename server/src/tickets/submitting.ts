import type { Input, Output } from '@zhike/contract/endpoint'
import type { portal } from '@zhike/contract/portal'
import { recogniseCustomer } from '../customers/customers.ts'
import { publicActor } from '../platform/actor.ts'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import { fail, failAt } from '../platform/errors.ts'
import { listCategories, listPortalTypes } from '../ticket-types/ticket-types.ts'
import { createTicket } from './creating.ts'
import { signProgressLink } from './progress-links.ts'

/** What the form offers. */
export async function listPortalCategories(ctx: Ctx): Promise<Output<typeof portal.listCategories>> {
  const { items } = await listCategories(ctx, {})
  return { items: items.map(({ id, kind, name }) => ({ id, kind, name })) }
}

/**
 * Files the request of somebody who only says who they are: the customer is recognised by phone or e-mail, or made, and
 * the answer is the same in both cases. Throws `portal.contact_required`, `category.unknown`, `ticket_type.unknown`, and `request.invalid`
 * naming a phone number or e-mail that cannot exist.
 */
export async function submitRequest(
  ctx: Ctx,
  form: Input<typeof portal.submit>,
): Promise<Output<typeof portal.submit>> {
  const { name, phone, email, ...wish } = form
  if (!phone && !email) fail('portal.contact_required', { fields: { phone: contactWanted[ctx.locale] } })
  if (wish.typeId !== undefined && !(await isOffered(ctx, wish.typeId))) failAt(ctx, 'typeId', 'ticket_type.unknown')
  return beyondScope(ctx, 'ticket.submit', async (beyond) => {
    // Also a colleague who fills the form in is a stranger here: the form decides who the customer is.
    const actor = { ...publicActor, scope: beyond.actor.scope }
    const stranger: Ctx = { ...beyond, actor, origin: { kind: 'portal' } }
    const contact = { ...(phone ? { phone } : {}), ...(email ? { email } : {}) }
    const { customerId } = await recogniseCustomer(stranger, { name, ...contact, source: 'portal' })
    const ticket = await createTicket(stranger, { ...wish, customerId, channel: 'portal' })
    const { url } = signProgressLink(ctx, { customerId, ticketId: ticket.id })
    return { number: ticket.number, progressUrl: url }
  })
}

const isOffered = async (ctx: Ctx, typeId: string) => (await listPortalTypes(ctx)).items.some(({ id }) => id === typeId)

const contactWanted = { 'zh-CN': '手机号和邮箱至少填一项', en: 'a phone number, or an e-mail' }
