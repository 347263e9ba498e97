import type { Priority, TicketKind } from '@zhike/contract/tickets'

/** One request as it might really go: what is asked, said, done and thought of it. */
export interface Story {
  readonly kind: TicketKind
  readonly category: string
  readonly title: string
  readonly description: string
  readonly priority?: Priority
  /** Who works on it, by log-in; one of them is chosen. */
  readonly by: readonly string[]
  readonly replies: readonly string[]
  readonly note?: string
  /** What the customer adds after the first reply. */
  readonly more?: string
  readonly summary: string
  /** How people rated this, with their words. */
  readonly rating: readonly (readonly [1 | 2 | 3 | 4 | 5, string])[]
}
