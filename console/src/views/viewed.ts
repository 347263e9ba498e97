import type { AnswerOf } from '../frame/client.ts'

/** The lists that views are kept of, as the client calls them. */
export type Viewed = 'views' | 'ticketViews'
export type ViewOf<M extends Viewed> = AnswerOf<M, 'pin'>

export interface ViewsOf<M extends Viewed> {
  readonly of: M
  /** What the list is called without a view, an example of a name, whose scope holds, and where it opens first. */
  readonly words: { readonly all: string; readonly example: string; readonly scopeHint: string; readonly opens: string }
}
