import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isLoggedOut, isRefused, isWorthRetrying } from '../frame/errors.ts'
import { meQuery } from '../frame/me.ts'

/** The answers the desk holds. `onLoggedOut` is called when the server no longer knows who asks. */
export function createCache(onLoggedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isLoggedOut(error)) onLoggedOut()
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
