import type { SearchHit, SearchMatch } from '@zhike/contract/search'
import { best, findCustomerSummaries, type Ranked, scoreOf, seekCustomers, textMatch } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { matchText, type TextMatch } from '../platform/text/matching.ts'
import { typedText } from '../platform/text/search-query.ts'
import { listTickets } from '../tickets/tickets.ts'
import { customerHits, orderHits, ticketHits } from './hits.ts'
import type { Openings } from './recents.ts'
import { type FoundTicket, findOrdersByNumber, findTicketsByTail } from './search.queries.ts'

/** Of tickets and orders so many are looked at before the best are chosen. */
const mostLookedAt = 40

type RankedHit = Ranked<SearchHit>

/** Customers, best first. */
export async function seekCustomerHits(ctx: Ctx, text: string, openings: Openings, most: number): Promise<RankedHit[]> {
  const ranked = await seekCustomers(ctx, text, openings.customer, most)
  const ids = ranked.map(({ found }) => found.id)
  const hits = new Map(customerHits(ids, await findCustomerSummaries(ctx.db, ids)).map((hit) => [hit.id, hit]))
  return ranked.flatMap(({ found, match, score }) => {
    const hit = hits.get(found.id)
    // the hit shows the name of the one whom a member is merged into
    const shown: SearchMatch = found.memberId === found.id ? match : { kind: match.kind, field: 'hidden', marks: [] }
    return hit ? [{ found: { ...hit, match: shown }, match: shown, score }] : []
  })
}

/** Tickets by number, its end, words or sounds of the title or the customer's name, best first. */
export async function seekTickets(ctx: Ctx, text: string, openings: Openings, most: number): Promise<RankedHit[]> {
  const { items } = await listTickets(ctx, { search: text, sort: '-updatedAt', limit: mostLookedAt })
  const tail = /^(?:t-)?(\d{2,8})$/i.exec(text)?.[1]
  const ended = tail === undefined ? [] : await findTicketsByTail(ctx.db, tail.padStart(4, '0'), most)
  const listed = items.map((ticket): FoundTicket => ({ ...ticket, updatedAt: new Date(ticket.updatedAt) }))
  const tickets = new Map([...ended, ...listed].map((ticket) => [ticket.id, ticket]))
  const ranked = [...tickets.values()].flatMap((ticket) => {
    const [match, extent] = ticketMatch(ticket, text, tail)
    const [hit] = ticketHits([ticket])
    if (!hit) return []
    const prominence = { openings: openings.ticket.get(ticket.id) ?? 0, lastAt: ticket.updatedAt, now: ctx.now }
    return [{ found: { ...hit, match }, match, score: scoreOf(match.kind, extent, prominence) }]
  })
  return best(ranked, most)
}

function ticketMatch(
  { number, title, customer }: FoundTicket,
  text: string,
  tail: string | undefined,
): [SearchMatch, TextMatch['extent']] {
  const byNumber = numberMatch(number, text.replace(/^(?=\d{2,6}(?:-\d*)?$)/, 'T-'))
  if (byNumber) return byNumber
  if (tail !== undefined && number.endsWith(tail))
    return [{ kind: 'number', field: 'number', marks: [[number.length - tail.length, number.length]] }, 'inside']
  const typed = typedText(text)
  const inTitle = matchText(title, typed)
  // by initials or several ways no title is looked for: what fits so was found by something else
  if (inTitle?.likeness === 'name' || inTitle?.likeness === 'pinyin')
    return [textMatch('title', inTitle), inTitle.extent]
  const inCustomer = customer === null ? undefined : matchText(customer.name, typed)
  if (inCustomer) return [textMatch('customer', inCustomer), inCustomer.extent]
  return [{ kind: 'words', field: 'hidden', marks: [] }, 'inside']
}

/** Orders by the beginning or the end of their number, in either case, best first. */
export async function seekOrders(ctx: Ctx, text: string, openings: Openings, most: number): Promise<RankedHit[]> {
  const orders = await findOrdersByNumber(ctx.db, text, mostLookedAt)
  const customers = await findCustomerSummaries(
    ctx.db,
    orders.map(({ customerId }) => customerId),
  )
  const ranked = orders.flatMap((order) => {
    const [hit] = orderHits([order], customers)
    const [match, extent] = numberMatch(order.orderNo, text) ?? []
    if (!hit || !match || !extent) return []
    const prominence = { openings: openings.order.get(order.id) ?? 0, lastAt: order.orderedAt, now: ctx.now }
    return [{ found: { ...hit, match }, match, score: scoreOf(match.kind, extent, prominence) }]
  })
  return best(ranked, most)
}

/** Whether a number is, begins or ends as what was typed. */
function numberMatch(number: string, text: string): [SearchMatch, TextMatch['extent']] | undefined {
  const [whole, typed] = [number.toUpperCase(), text.toUpperCase()]
  const from = whole.startsWith(typed) ? 0 : whole.endsWith(typed) ? number.length - text.length : -1
  if (from < 0) return undefined
  const match: SearchMatch = { kind: 'number', field: 'number', marks: [[from, from + text.length]] }
  return [match, whole === typed ? 'whole' : from === 0 ? 'start' : 'inside']
}
