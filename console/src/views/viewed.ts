import type { Permission } from '@zhike/contract/permissions'
import type { AnswerOf } from '../frame/client.ts'

/** The lists that views are kept of, as the client calls them. */
export type Viewed = 'views' | 'ticketViews'
/** Who shares views of a list with everybody. */
export const toShare = {
  views: 'customers.share_views',
  ticketViews: 'tickets.share_views',
} as const satisfies Record<Viewed, Permission>

export type ViewOf<M extends Viewed> = AnswerOf<M, 'pin'>

export interface ViewsOf<M extends Viewed> {
  readonly of: M
  /** What the list is called without a view, an example of a name, whose scope holds, and where it opens first. */
  readonly words: { readonly all: string; readonly example: string; readonly scopeHint: string; readonly opens: string }
}
