import { useQueries } from '@tanstack/react-query'
import type { PressingPromise } from '@zhike/contract/time-promises'
import { queryOf } from '../frame/client.ts'

const atOnce = 200
/** Promises are written a moment after what changes them is told. */
const refetchInterval = 20_000

/** The promise of each of these tickets that presses most, by the ticket's id. */
export function usePressing(tickets: readonly { readonly id: string }[]): ReadonlyMap<string, PressingPromise> {
  const ids = tickets.map(({ id }) => id)
  const parts = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, n) =>
    ids.slice(n * atOnce, (n + 1) * atOnce),
  )
  return useQueries({
    queries: parts.map((ticket) => ({ ...queryOf('timePromises', 'list', { ticket }), refetchInterval })),
    combine: (answers) =>
      new Map(answers.flatMap(({ data }) => data?.items ?? []).map((promise) => [promise.ticketId, promise])),
  })
}
