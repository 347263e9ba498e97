import type { Background } from '../platform/jobs/background.ts'
import { refreshSightsOf } from './sights.queries.ts'

const batch = 500
const beforeAll = '00000000-0000-0000-0000-000000000000'

/** Renews who sees the customers of somebody whose teams or department have changed, a batch in each transaction. */
export async function followStaff(background: Background, staffId: string): Promise<void> {
  let after: string | undefined = beforeAll
  while (after !== undefined && !background.signal.aborted) {
    const from: string = after
    after = await background.inSystem((ctx) => refreshSightsOf(ctx.db, staffId, from, batch))
  }
  // taken up again from the beginning: what is renewed already costs a look
  if (background.signal.aborted) background.signal.throwIfAborted()
}
