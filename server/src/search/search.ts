import type { Input, Output } from '@zhike/contract/endpoint'
import type { SearchHit, search } from '@zhike/contract/search'
import type { Ranked } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { tidyText } from '../platform/text/tidy-text.ts'
import { openingsOf } from './recents.ts'
import { seekCustomerHits, seekOrders, seekTickets } from './seeking.ts'
import { shareOut } from './sharing.ts'

export { listRecents, openItem } from './recents.ts'

/**
 * What somebody may mean who types into the one box: persons, organisations, tickets and orders within the actor's sight
 * and rights, each with why it was found. The kind with the likeliest hit comes first; a page is shared out fairly
 * between the kinds, and within each the best come first.
 */
export async function find(ctx: Ctx, { q, limit }: Input<typeof search.find>): Promise<Output<typeof search.find>> {
  const text = tidyText(q.toWellFormed())
  if (text === '') return { items: [] }
  const may = ctx.actor.permissions
  const openings = await openingsOf(ctx)
  const customers = may.has('customers.read') ? await seekCustomerHits(ctx, text, openings, 2 * limit) : []
  const isPerson = ({ found }: Ranked<SearchHit>) => found.customer?.kind === 'person'
  const groups = [
    customers.filter(isPerson),
    customers.filter((one) => !isPerson(one)),
    may.has('tickets.read') ? await seekTickets(ctx, text, openings, limit) : [],
    may.has('orders.read') ? await seekOrders(ctx, text, openings, limit) : [],
  ]
  const likeliest = groups.toSorted((a, b) => worthOf(b) - worthOf(a))
  return {
    items: shareOut(
      likeliest.map((group) => group.map(({ found }) => found)),
      limit,
    ),
  }
}

/** The least score of a number that is whole what was typed. */
const wholeNumber = 170

/** A whole number comes before all else; of other kinds the order stays, so that sections do not jump while one types. */
const worthOf = ([first]: readonly Ranked<SearchHit>[]) =>
  first?.match.kind === 'number' && first.score >= wholeNumber ? 1 : 0
