import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../frame/client.ts'
import { tellFailure } from '../frame/toasts.ts'

/** Logs out here, and where the company wants it at its own log-in too. */
export function useLeaving() {
  const cache = useQueryClient()
  const navigate = useNavigate()
  return () =>
    call('signOn', 'leave', {}).then(({ url }) => {
      cache.clear()
      if (url === null) return navigate({ to: '/login' })
      window.location.assign(url)
    }, tellFailure)
}
