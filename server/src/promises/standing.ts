import type { PromiseStanding } from '@zhike/contract/promises'
import type { PromisesTable } from './promises.tables.ts'

/** How a promise stands at a time. */
export function standingOf(
  {
    keptAt,
    withdrawnAt,
    firstDueAt,
    dueAt,
    warnAt,
  }: Pick<PromisesTable, 'keptAt' | 'withdrawnAt' | 'firstDueAt' | 'dueAt' | 'warnAt'>,
  now: Date,
): PromiseStanding {
  if (withdrawnAt) return 'withdrawn'
  if (keptAt) return keptAt > firstDueAt ? 'kept_late' : 'kept'
  if (dueAt <= now) return 'broken'
  return warnAt <= now ? 'warned' : 'running'
}
