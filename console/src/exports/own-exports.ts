import { useQueryClient } from '@tanstack/react-query'
import type { Export } from '@zhike/contract/exports'
import { useEffect } from 'react'
import { useAnswer } from '../frame/calls.ts'

const pollMs = 1_000

export const isUnderWay = ({ status }: Export) => status === 'queued' || status === 'running'

/** Events tell of beginning and end; between them the counts are asked for. */
export function useWatch(isRunning: boolean): void {
  const cache = useQueryClient()
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => void cache.invalidateQueries({ queryKey: ['exports', 'list'] }), pollMs)
    return () => clearInterval(timer)
  }, [cache, isRunning])
}

/** The newest of the own exports, counting before one's eyes. */
export function useNewestExports(): readonly Export[] {
  const items = useAnswer('exports', 'list', { limit: 10 }).data?.items ?? []
  useWatch(items.some(isUnderWay))
  return items
}
