import type { Stage } from '@zhike/server/stage'
import type { Cast } from './cast.ts'
import { daysBefore } from './times.ts'

/** Tickets whose time runs out are struck as of today, and the manager thinks of answering faster. */
export async function promiseTimes(stage: Stage, cast: Cast): Promise<void> {
  const { promisePolicies } = cast('manager').desk
  const normal = (await promisePolicies.list({})).items.find(({ name }) => name === '普通')
  await promisePolicies.create({
    name: '普通 · 提速',
    priorities: ['normal'],
    firstResponse: 120,
    nextUpdate: 450,
    resolution: 900,
    replacesId: normal?.id ?? null,
  })
  await moveOne(stage, cast)
  await stage.settle()
  await stage.strike('time-promises.sweep')
  await stage.strike('promises.sweep')
}

/** A customer agreed to wait a day longer. */
async function moveOne(stage: Stage, cast: Cast): Promise<void> {
  const { promises } = cast('manager').desk
  const [first] = (await promises.list({ show: 'open', limit: 1 })).items
  if (!first) return
  const dueAt = daysBefore(stage.now, -2).toISOString()
  await promises.move({ ticketId: first.ticket.id, promiseId: first.id, dueAt, note: '客户电话里同意等配件到齐再上门' })
}
