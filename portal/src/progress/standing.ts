import type { Progress } from '@zhike/contract/portal'

/** How a request stands, as its customer sees it. */
export type Standing = 'received' | 'handled' | 'waiting' | 'asked' | 'answered' | 'confirmed' | 'closed'

export function standingOf({ status, handler, confirmedAt, steps }: Progress): Standing {
  if (confirmedAt !== null) return 'confirmed'
  if (status === 'closed') return 'closed'
  if (status === 'resolved') return 'answered'
  if (status === 'pending') return isAsked(steps) ? 'asked' : 'waiting'
  return handler === null ? 'received' : 'handled'
}

const said = new Set(['ticket.created', 'ticket.replied', 'ticket.supplemented', 'ticket.resolved', 'ticket.rejected'])

/** Whoever waits may wait for anybody; for the customer only when the last word was ours. */
const isAsked = (steps: Progress['steps']) =>
  steps.filter(({ type }) => said.has(type)).at(-1)?.type === 'ticket.replied'

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
