import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isDue, isLoggedOut, isRefused, isWorthRetrying } from '../frame/errors.ts'
import { meQuery } from '../frame/me.ts'

/**
 * The answers the desk holds. `onLoggedOut` is called when the server no longer knows who asks, `onDue` when the person has
 * to do something before anything else.
 */
export function createCache(onLoggedOut: () => void, onDue: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isLoggedOut(error)) onLoggedOut()
    if (isDue(error)) onDue()
    // what was offered is not allowed any more: ask what is
    if (isRefused(error)) void cache.invalidateQueries({ queryKey: meQuery.queryKey })
  }
  const cache = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: isWorthRetrying, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  })
  return cache
}
