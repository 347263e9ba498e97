import { beginPass, movePass, takePass } from '../customers/customers.ts'
import { batchOf } from '../platform/db/batches.ts'
import type { Background } from '../platform/jobs/background.ts'
import { isAnyOld, lockNext, storeVectors, vectorShape } from './retokenising.queries.ts'
import { searchVersion, ticketSearch } from './searching.ts'

/** So many tickets are locked while their vectors are made; descriptions are long. */
const batchSize = 200
const pass = `tickets ${searchVersion}`
const beginning = '00000000-0000-0000-0000-000000000000'

/**
 * Makes the search vectors of tickets that have those of an older version anew, batch by batch, each in a transaction that
 * also moves the place: after a crash the next turn goes on there. Until then they are found by their old vectors. One
 * process works on it at a time.
 */
export async function retokeniseTickets(background: Background): Promise<void> {
  while (!background.signal.aborted && (await retokeniseBatch(background)));
}

async function retokeniseBatch({ inSystem, now }: Background): Promise<boolean> {
  return inSystem(async ({ db }) => {
    await beginPass(db, pass)
    const place = await takePass(db, pass)
    if (!place || place.finishedAt !== null) return false
    const next = await lockNext(db, searchVersion, place.afterId, batchSize)
    const rows = next
      .filter(({ old }) => old)
      .map(({ name: customerName, ...ticket }) => ({ ...ticket, search: ticketSearch({ ...ticket, customerName }) }))
    if (rows.length > 0) await storeVectors(db, batchOf(vectorShape, rows))
    const finishedAt = next.length === 0 ? now : null
    await movePass(db, pass, { afterId: next.at(-1)?.id ?? place.afterId, finishedAt })
    return finishedAt === null
  })
}

/** What somebody was changing when the pass came by, or an old process wrote behind it: looked for once a night. */
export const findLeftBehind = ({ inSystem }: Background): Promise<void> =>
  inSystem(async ({ db }) => {
    const place = await takePass(db, pass)
    if (!place || place.finishedAt === null || !(await isAnyOld(db, searchVersion))) return
    await movePass(db, pass, { afterId: beginning, finishedAt: null })
  })
