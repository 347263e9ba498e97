import type { Input } from '@zhike/contract/endpoint'
import type { portal } from '@zhike/contract/portal'
import { dayMs } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { asCustomer } from '../platform/db/as-customer.ts'
import type { StreamAnswer } from '../platform/live/live.ts'
import { toldTypes } from './progress.queries.ts'
import { survivorOf } from './progress.ts'
import { openProgressLink } from './progress-links.ts'
import { pledgingTypes } from './promised.ts'

/** What changes the page: what it tells as a step, who is on it, and what it is about. Notes are not among it. */
const changing: ReadonlySet<string> = new Set([
  ...toldTypes,
  'ticket.unassigned',
  'ticket.changed',
  'ticket.merged_into',
  'ticket.taken_apart',
])

/** Tells the holder of a progress link that something changed. Throws `progress.invalid_link`. */
export async function watchProgress(ctx: Ctx, { token }: Input<typeof portal.live>): Promise<StreamAnswer> {
  const { customerId, ticketId } = openProgressLink(ctx, token)
  const shown = await asCustomer(ctx, customerId, (as) => survivorOf(as, { customerId, ticketId }))
  // the page comes back by itself, and its link is looked at again
  const opened = performance.now()
  const lasts = () => Promise.resolve(performance.now() - opened < dayMs)
  const types = new Set([...changing, ...pledgingTypes])
  return ctx.tools.live.forCustomer({ customerId, subjectId: shown.ticketId, types }, lasts)
}
