import type { Actor } from '../actor.ts'
import type { Ctx, Tools } from '../ctx.ts'
import type { EventType, EventTypes } from '../events/events.ts'

/** What background work gets: the time it is meant for, and transactions as the system. */
export interface Background {
  readonly now: Date
  readonly tools: Tools
  /** Raised when the process is asked to stop: finish the current step and return, the job is taken up again. */
  readonly signal: AbortSignal
  /** Runs one operation in a transaction of its own, as the system actor. */
  inSystem<T>(operation: (ctx: Ctx) => Promise<T>): Promise<T>
  /** The same as somebody else, who sees what their scope reaches. */
  inSightOf<T>(actor: Actor, operation: (ctx: Ctx) => Promise<T>): Promise<T>
}

/** An event as reactions receive it. */
export interface HappenedEvent<T extends EventType = EventType> {
  readonly id: string
  readonly type: T
  readonly customerId: string | null
  readonly at: Date
  readonly actorId: string | null
  readonly subject: { readonly type: string; readonly id: string }
  readonly data: EventTypes[T]
}

/** What a module does when another, earlier one emits; runs after commit, at least once, so it must be idempotent. */
export interface Reaction {
  readonly name: string
  readonly to: EventType
  readonly run: (background: Background, event: HappenedEvent) => Promise<void>
  /** The same for all that left the outbox at once; where it is given, they are one job. */
  readonly runTogether?: (background: Background, events: readonly HappenedEvent[]) => Promise<void>
}

/** Clock-driven work; `cron` is in company time. Sweeps what is due and calls an operation; idempotent. */
export interface Schedule {
  readonly name: string
  readonly cron: string
  readonly run: (background: Background) => Promise<void>
}

/** Declares a reaction; the event's data is typed by its type. `name` is `<module>.<what>` and never changes. */
export const reaction = <T extends EventType>(
  name: string,
  to: T,
  run: (background: Background, event: HappenedEvent<T>) => Promise<void>,
): Reaction => ({ name, to, run: run as Reaction['run'] })

/** Declares a reaction that costs less for many events at once than for one after the other. */
export const gatheredReaction = <T extends EventType>(
  name: string,
  to: T,
  runTogether: (background: Background, events: readonly HappenedEvent<T>[]) => Promise<void>,
): Reaction => ({
  ...reaction(name, to, (background, event) => runTogether(background, [event])),
  runTogether: runTogether as Required<Reaction>['runTogether'],
})

/** Declares clock-driven work. */
export const schedule = (name: string, cron: string, run: Schedule['run']): Schedule => ({ name, cron, run })
