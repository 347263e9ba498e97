import type { Stage } from '@zhike/server/stage'
import type { Cast } from './cast.ts'

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
  await stage.settle()
  await stage.strike('time-promises.sweep')
}
