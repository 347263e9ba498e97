import type { QueryClient } from '@tanstack/react-query'
import type { LiveEvent } from '@zhike/contract/desk'
import { useEffect } from 'react'
import { reaches } from './live-reach.ts'
import { createStore } from './store.ts'

/** Whether the desk hears what happens elsewhere. */
export const connection = createStore<'joining' | 'live' | 'lost'>('joining')

/** Events of so many milliseconds are answered by one round of fetching; an import brings thousands a second. */
const gatherMs = { quiet: 400, busy: 3_000 } as const
const manyEvents = 50
const againMs = { first: 2_000, most: 30_000 } as const

/** Marks as stale what events reach, in rounds. */
function gathering(cache: QueryClient) {
  const gathered: LiveEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let pace: number = gatherMs.quiet
  const settle = () => {
    timer = undefined
    const events = gathered.splice(0)
    pace = events.length > manyEvents ? gatherMs.busy : gatherMs.quiet
    void cache.invalidateQueries({ predicate: ({ queryKey }) => events.some((event) => reaches(event, queryKey)) })
  }
  return {
    hear: ({ data }: MessageEvent<string>) => {
      gathered.push(JSON.parse(data) as LiveEvent)
      timer ??= setTimeout(settle, pace)
    },
    stop: () => clearTimeout(timer),
  }
}

/**
 * Keeps the answers in `cache` fresh while mounted. After a break the browser resumes from the last position it saw;
 * where it gave up (the server answered with an error), a new listener starts and everything is fetched again.
 */
export function useLive(cache: QueryClient): void {
  useEffect(() => {
    const { hear, stop } = gathering(cache)
    let source: EventSource
    let timer: ReturnType<typeof setTimeout> | undefined
    let wait: number = againMs.first
    const listen = (isAgain: boolean) => {
      source = new EventSource('/api/v1/live')
      source.onopen = () => {
        connection.set('live')
        wait = againMs.first
        if (isAgain) void cache.invalidateQueries()
      }
      source.onerror = () => {
        connection.set('lost')
        if (source.readyState !== EventSource.CLOSED) return
        timer = setTimeout(() => listen(true), wait)
        wait = Math.min(wait * 2, againMs.most)
      }
      source.onmessage = hear
      source.addEventListener('reset', () => void cache.invalidateQueries())
    }
    listen(false)
    return () => {
      clearTimeout(timer)
      stop()
      source.close()
      connection.set('joining')
    }
  }, [cache])
}
