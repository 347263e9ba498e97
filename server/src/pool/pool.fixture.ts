import type { Args } from '@zhike/contract/endpoint'
import type { poolRules } from '@zhike/contract/pool'
import type { Desk } from '../../test/harness.ts'
import { systemWork } from '../platform/jobs/system-work.ts'
import { openShop } from '../tickets/tickets.fixture.ts'
import { sweepPool } from './sweeping.ts'

const dayMs = 86_400_000

/** The shop of two teams, with a rule that takes customers after so many days without contact. */
export async function openPoolShop(desk: Desk, rule: Partial<Args<typeof poolRules.create>> = {}) {
  const shop = await openShop(desk)
  const made = await shop.manager.poolRules.create({ name: '30 天未联系', basis: 'contact', days: 30, ...rule })
  await shop.manager.poolRules.update({ id: made.id, active: true })
  return { ...shop, ruleId: made.id }
}

/** Puts the clock on. */
export function pass(desk: Desk, days: number): void {
  desk.now = new Date(desk.now.getTime() + days * dayMs)
}

/** What happens in the night. */
export const sweep = (desk: Desk, signal = new AbortController().signal): Promise<void> =>
  sweepPool(systemWork({ store: desk.store, tools: desk.tools, now: desk.now, signal }))

/** Lets so many days go by, each with its night. */
export async function live(desk: Desk, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    pass(desk, 1)
    await sweep(desk)
  }
}
