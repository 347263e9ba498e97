import type { Input, Output } from '@zhike/contract/endpoint'
import { type improvements, type LinkedComplaint, mostComplaints } from '@zhike/contract/improvements'
import type { Ctx } from '../platform/ctx.ts'
import { groupAlike } from './clustering.ts'
import { type ComplaintFacts, selectFacts } from './facts.queries.ts'
import { selectLinked, selectLinks } from './improvements.queries.ts'
import { momentsOf, nameAll } from './reading.ts'
import { traitsOf } from './traits.ts'

/** So many are compared with one another: under a second. */
const most = 5000

/** Complaints in sight of a span that belong together, each group with what all of it have. */
export async function findClusters(
  ctx: Ctx,
  { from, to, atLeast }: Input<typeof improvements.clusters>,
): Promise<Output<typeof improvements.clusters>> {
  const rows = await selectFacts(ctx.db, momentsOf(ctx, { from, to }), undefined, most + 1)
  const compared = rows.slice(0, most)
  const groups = groupAlike(compared.map(traitsOf), atLeast)
  const names = await nameAll(
    ctx,
    groups.map(({ why }) => why),
  )
  const members = groups.map((group) => group.members.map((at) => (compared[at] as ComplaintFacts).ticketId))
  const newest = members.map((ids) => ids.slice(0, mostComplaints))
  const shown = new Map((await selectLinked(ctx.db, newest.flat())).map((row) => [row.ticketId, row]))
  const links = await selectLinks(ctx.db, { ticketIds: members.flat() })
  const byTicket = Map.groupBy(links, ({ ticketId }) => ticketId)
  const items = members.map((ticketIds, at) => ({
    why: names[at] as (typeof names)[number],
    count: ticketIds.length,
    complaints: (newest[at] ?? []).flatMap((id): LinkedComplaint[] => {
      const row = shown.get(id)
      return row ? [{ ...row, createdAt: row.createdAt.toISOString() }] : []
    }),
    improvements: improvementsOf(ticketIds.flatMap((id) => byTicket.get(id) ?? [])),
  }))
  return { items, compared: compared.length, isCapped: rows.length > most }
}

function improvementsOf(links: Awaited<ReturnType<typeof selectLinks>>) {
  const byId = Map.groupBy(links, ({ improvementId }) => improvementId)
  return [...byId].map(([id, some]) => ({ id, number: some[0]?.number ?? '', complaints: some.length }))
}
