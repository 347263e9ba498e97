import { batchOf } from '../platform/db/batches.ts'
import type { Background } from '../platform/jobs/background.ts'
import { tokensVersion } from '../platform/text/search-tokens.ts'
import {
  beginPass,
  lockNext,
  movePass,
  reopenPass,
  storeVectors,
  takePass,
  vectorShape,
} from './retokenising.queries.ts'
import { customerSearch } from './search-texts.ts'

/** So many customers are locked, for a tenth of a second, while their vectors are made. */
const batchSize = 500

/**
 * Makes the search vectors of customers who have those of an older version anew, batch by batch, each in a transaction
 * that also moves the place: after a crash the next turn goes on there. Until then they are found by their old vectors.
 * One process works on it at a time.
 */
export async function retokeniseCustomers(background: Background): Promise<void> {
  while (!background.signal.aborted && (await retokeniseBatch(background)));
}

async function retokeniseBatch({ inSystem, now }: Background): Promise<boolean> {
  return inSystem(async ({ db }) => {
    await beginPass(db, tokensVersion)
    const pass = await takePass(db, tokensVersion)
    if (!pass || pass.finishedAt !== null) return false
    const next = await lockNext(db, tokensVersion, pass.afterId, batchSize)
    const rows = next.filter(({ old }) => old).map((row) => ({ id: row.id, search: customerSearch(row) }))
    if (rows.length > 0) await storeVectors(db, batchOf(vectorShape, rows))
    const finishedAt = next.length === 0 ? now : null
    await movePass(db, tokensVersion, { afterId: next.at(-1)?.id ?? pass.afterId, finishedAt })
    return finishedAt === null
  })
}

/** Whom somebody was changing when the pass came by, or an old process wrote behind it: looked for once a night. */
export const findLeftBehind = ({ inSystem }: Background) => inSystem(({ db }) => reopenPass(db, tokensVersion))
