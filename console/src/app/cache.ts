import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isLoggedOut, isWorthRetrying } from '../frame/errors.ts'

/** The answers the desk holds. `onLoggedOut` is called when the server no longer knows who asks. */
export function createCache(onLoggedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isLoggedOut(error)) onLoggedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: isWorthRetrying, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  })
}
