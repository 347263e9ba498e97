import type { SearchHit } from '@zhike/contract/search'
import { useEffect } from 'react'
import { call } from './client.ts'

/** Who only passes by does not open. */
const lookMs = 800

/**
 * Remembers that this was opened, so that the search box offers it first. Beside what the page does: nothing waits for
 * it, and when it fails nobody is told.
 */
export function useOpened(type: SearchHit['type'], id: string): void {
  useEffect(() => {
    const timer = setTimeout(() => void call('search', 'open', { type, id }).catch(() => undefined), lookMs)
    return () => clearTimeout(timer)
  }, [type, id])
}
