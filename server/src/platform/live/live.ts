import type { Actor } from '../actor.ts'

/** One server-sent event as it goes out; `id` is the position that a reconnecting listener sends back. */
export interface ServerSentEvent {
  readonly id?: string
  readonly event: string
  readonly data: string
}

/** An open connection of a listener. */
export interface Listener {
  /** Writes an event, or a beat that only keeps the line open; false when the listener does not read fast enough. */
  send(event: ServerSentEvent | 'beat'): boolean
  end(): void
  /** Who is behind the connection now; undefined when the log-in or key is over. */
  whoListens(): Promise<Actor | undefined>
}

/** What a stream endpoint returns: how to start feeding a connection. The http layer opens it after the transaction. */
export interface StreamAnswer {
  /** Starts feeding; `lastEventId` is what the listener saw last. Returns how to stop. */
  open(listener: Listener, lastEventId: string | undefined): () => void
}
