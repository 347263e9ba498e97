import type { Input, Output } from '@zhike/contract/endpoint'
import type { tickets } from '@zhike/contract/tickets'
import { dayMs } from '../platform/clock/company-time.ts'
import { signToken, verifyToken } from '../platform/crypto/tokens.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { findTicketCustomer } from './tickets.queries.ts'

const purpose = 'ticket.progress'
const validDays = 180

/** What a progress link opens: one ticket, for its customer. */
export interface LinkedTicket {
  readonly customerId: string
  readonly ticketId: string
}

/** The link under which the customer follows a ticket. */
export async function getProgressLink(
  ctx: Ctx,
  { id }: Input<typeof tickets.progressLink>,
): Promise<Output<typeof tickets.progressLink>> {
  const { customerId } = (await findTicketCustomer(ctx.db, id)) ?? fail('record.not_found')
  const { url, expiresAt } = signProgressLink(ctx, { customerId, ticketId: id })
  return { url, expiresAt: expiresAt.toISOString() }
}

/** Signs a link that is good for 180 days. */
export function signProgressLink(ctx: Ctx, { customerId, ticketId }: LinkedTicket): { url: string; expiresAt: Date } {
  const expiresAt = new Date(ctx.now.getTime() + validDays * dayMs)
  const token = signToken(ctx.tools.keys, purpose, `${customerId}/${ticketId}`, expiresAt)
  return { url: `${ctx.tools.publicUrl}/portal/progress/${token}`, expiresAt }
}

/** Reads a link's token; forged and expired look the same: `progress.invalid_link`. */
export function openProgressLink(ctx: Ctx, token: string): LinkedTicket {
  const verified = verifyToken(ctx.tools.keys, purpose, token, ctx.now)
  const [customerId, ticketId] = verified.ok ? verified.payload.split('/') : []
  if (customerId === undefined || ticketId === undefined) return fail('progress.invalid_link')
  return { customerId, ticketId }
}
