import type { Progress } from '@zhike/contract/portal'

/** How a request stands, as its customer sees it. */
export type Standing = 'received' | 'handled' | 'waiting' | 'answered' | 'confirmed' | 'closed'

export function standingOf({ status, handler, confirmedAt }: Progress): Standing {
  if (confirmedAt !== null) return 'confirmed'
  if (status === 'closed') return 'closed'
  if (status === 'resolved') return 'answered'
  if (status === 'pending') return 'waiting'
  return handler === null ? 'received' : 'handled'
}

/** What the customer can do now. */
export interface Offers {
  readonly urge: boolean
  readonly supplement: boolean
  readonly confirm: boolean
  readonly reject: boolean
  readonly rate: boolean
}

export function offersOf(progress: Progress): Offers {
  const standing = standingOf(progress)
  const over = standing === 'confirmed' || standing === 'closed'
  return {
    urge: standing === 'received' || standing === 'handled',
    supplement: !over,
    confirm: standing === 'answered',
    reject: progress.resolution !== null,
    rate: over && progress.resolution !== null && progress.rating === null,
  }
}
