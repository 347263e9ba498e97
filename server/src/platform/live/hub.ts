import { type Actor, systemActor } from '../actor.ts'
import type { Store } from '../db/store.ts'
import { startRounds } from '../events/rounds.ts'
import { Connection } from './connection.ts'
import type { StreamAnswer } from './live.ts'
import { liveEventOf, mayHear, type News, newestPosition, newsPage, readNews } from './news.ts'

export interface HubOptions {
  readonly store: Store
  readonly onError: (error: unknown) => void
}

/** What a customer's page follows: one thing of this customer, and only such events as the customer may know of. */
export interface Followed {
  readonly customerId: string
  readonly subjectId: string
  readonly types: ReadonlySet<string>
}

/** Where the streams of a process are fed. */
export interface Hub {
  /** The stream of what changes in an actor's sight; resumes after the last position that the listener saw. */
  forDesk(actor: Actor): StreamAnswer
  /**
   * A stream that only says that something changed, without positions or types; the listener looks afresh when it comes
   * back. `stillValid` is asked every few seconds.
   */
  forCustomer(followed: Followed, stillValid: () => Promise<boolean>): StreamAnswer
  /** Looks for news at once, after a drain. */
  wake(): void
  /** Ends all streams. */
  stop(): Promise<void>
}

/** Beyond so many missed positions a listener is told to fetch everything afresh. */
const mostMissed = 10_000

/**
 * Feeds every stream of this process from one reading of new positions: on `wake`, and every 250 ms for what other
 * processes drained. Nothing is read while nobody listens.
 */
export function createHub({ store, onError }: HubOptions): Hub {
  const listening = new Set<Connection>()
  /** All connections in `listening` have got everything up to here. */
  let position = 0
  const rounds = startRounds(tell, { everyMs: 250, onError })
  const opened = new Set<Connection>()

  async function tell(): Promise<boolean> {
    if (listening.size === 0) return false
    const from = position
    const news = await store.transaction(systemActor, (db) => readNews(db, from))
    // meanwhile the last listener went and one came who is not as far: read again from there
    if (position !== from) return true
    for (const item of news) {
      position = item.position
      for (const connection of listening) connection.tell(item)
    }
    return news.length === newsPage
  }

  /** Brings a connection up to now by reading on its own, then lets it listen with the others. */
  async function join(connection: Connection, lastEventId: string | undefined): Promise<void> {
    const newest = await store.transaction(systemActor, newestPosition)
    const missedSince = lastEventId ? Number(lastEventId) : newest
    const known = missedSince >= 0 && missedSince <= newest && newest - missedSince <= mostMissed
    if (known) connection.begin('joined', missedSince)
    else connection.begin('reset', newest)
    for (;;) {
      if (connection.ended) return
      if (listening.size === 0) position = connection.position
      // no other code runs between this look and the joining, so nothing is lost or told twice
      if (connection.position >= position) break
      const news = await store.transaction(systemActor, (db) => readNews(db, connection.position))
      for (const item of news) connection.tell(item)
    }
    listening.add(connection)
    rounds.wake()
  }

  function open(connection: Connection, lastEventId: string | undefined): () => void {
    opened.add(connection)
    connection.onEnd(() => {
      opened.delete(connection)
      listening.delete(connection)
    })
    join(connection, lastEventId).catch((error) => {
      onError(error)
      // the browser comes back by itself
      connection.end()
    })
    return () => connection.end()
  }

  return {
    forDesk: (first) => ({
      open: (listener, lastEventId) => {
        let actor = first
        const hears = (news: News) => mayHear(actor, news)
        const show = (news: News) => ({
          id: String(news.position),
          event: 'message',
          data: JSON.stringify(liveEventOf(news)),
        })
        const recheck = async () => {
          const now = await listener.whoListens()
          if (now) actor = now
          return now !== undefined
        }
        return open(new Connection({ listener, hears, show, recheck, numbered: true }), lastEventId)
      },
    }),
    forCustomer: ({ customerId, subjectId, types }, recheck) => ({
      open: (listener) => {
        const hears = (news: News) =>
          news.customerId === customerId && news.subjectId === subjectId && types.has(news.type)
        const show = () => ({ event: 'message', data: '{}' })
        return open(new Connection({ listener, hears, show, recheck, numbered: false }), undefined)
      },
    }),
    wake: rounds.wake,
    stop: async () => {
      await rounds.stop()
      for (const connection of opened) connection.end()
    },
  }
}
