import type { QueryClient } from '@tanstack/react-query'
import type { LiveEvent } from '@zhike/contract/desk'
import { useEffect } from 'react'
import { reaches } from './live-reach.ts'
import { createStore } from './store.ts'

/** Whether the desk hears what happens elsewhere. */
export const connection = createStore<'joining' | 'live' | 'lost'>('joining')

/** Events of so many milliseconds are answered by one round of fetching: an import brings thousands. */
const gatherMs = 400

/** Keeps the answers in `cache` fresh while mounted. The browser resumes after a break with the last position it saw. */
export function useLive(cache: QueryClient): void {
  useEffect(() => {
    const gathered: LiveEvent[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const settle = () => {
      timer = undefined
      const events = gathered.splice(0)
      void cache.invalidateQueries({ predicate: ({ queryKey }) => events.some((event) => reaches(event, queryKey)) })
    }
    const hear = ({ data }: MessageEvent<string>) => {
      gathered.push(JSON.parse(data) as LiveEvent)
      timer ??= setTimeout(settle, gatherMs)
    }
    const source = new EventSource('/api/v1/live')
    source.onopen = () => connection.set('live')
    source.onerror = () => connection.set('lost')
    source.addEventListener('change', hear)
    source.onmessage = hear
    source.addEventListener('reset', () => void cache.invalidateQueries())
    return () => {
      clearTimeout(timer)
      source.close()
      connection.set('joining')
    }
  }, [cache])
}
