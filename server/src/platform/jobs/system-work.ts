import { type Actor, systemActor } from '../actor.ts'
import { uuidv7 } from '../clock/uuidv7.ts'
import type { Ctx, Tools } from '../ctx.ts'
import type { Store } from '../db/store.ts'
import type { Background } from './background.ts'

export interface SystemWorkOptions {
  readonly store: Store
  readonly tools: Tools
  readonly now: Date
  readonly signal: AbortSignal
  /** Called after each commit. */
  readonly onCommit?: () => void
}

/** What a reaction or a schedule works with: operations of the system at one time, each in its own transaction. */
export function systemWork({ store, tools, now, signal, onCommit }: SystemWorkOptions): Background {
  const requestId = uuidv7(now)
  const inSightOf = async <T>(actor: Actor, operation: (ctx: Ctx) => Promise<T>) => {
    const result = await store.transaction(actor, (db) =>
      operation({ actor, now, requestId, locale: 'zh-CN', db, tools, uploads: [], beyond: [], answer: {} }),
    )
    onCommit?.()
    return result
  }
  return { now, tools, signal, inSightOf, inSystem: (operation) => inSightOf(systemActor, operation) }
}
