import type { Desk } from '../../test/harness.ts'
import { openShop } from '../tickets/tickets.fixture.ts'

/** The shop of two teams, and a specialist of the second who may decide about needs. */
export async function openNeedsShop(desk: Desk) {
  const shop = await openShop(desk)
  const su = await desk.person('specialist', { name: '苏曼青', team: '二组' })
  return { ...shop, su, specialist: desk.client(su) }
}

/** A need as a representative hears it. */
export const wholeHouse = { title: '新房想装全屋净水', budgetFen: 1_200_000, neededBy: '2026-06-01' } as const
