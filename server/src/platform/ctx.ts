import type { Locale } from '@zhike/contract/reasons'
import type { Actor } from './actor.ts'
import type { KeyRing } from './crypto/key-ring.ts'
import type { Db } from './db/database.ts'
import type { Origin } from './events/origin.ts'
import type { FileStore } from './files/store.ts'
import type { StoredFile } from './files/uploads.ts'
import type { Caller } from './http/caller.ts'
import type { Hub } from './live/hub.ts'

/** What does not change while the process lives, apart from the database. */
export interface Tools {
  readonly keys: KeyRing
  readonly files: FileStore
  /** Where streams of this process are fed. */
  readonly live: Hub
  /** Base of links that leave the house, without a slash at the end. */
  readonly publicUrl: string
  /** Whether providers of log-ins may lie inside the house, where addresses are private. */
  readonly privateProviders?: boolean
}

/** What the rare operation tells the http layer besides its result. */
export interface Answering {
  /** A status that differs from the method's own, when a repeat is not a creation. */
  status?: number
  /** `Set-Cookie` headers. */
  cookies?: readonly string[]
}

/** What an operation acts with: who, when, and the open transaction in the actor's scope. */
export interface Ctx {
  readonly actor: Actor
  readonly now: Date
  readonly requestId: string
  readonly locale: Locale
  readonly db: Db
  readonly tools: Tools
  /** From `If-Match`: the version that the caller read. */
  readonly ifMatch?: number
  /** Files that came with the request, already on the store. */
  readonly uploads: readonly StoredFile[]
  /** Steps taken beyond the actor's scope, waiting to be named in the next event. */
  readonly beyond: string[]
  /** Through what the actor acts, for the events; not given when only the actor counts. */
  readonly origin?: Origin
  /** Where the request came from, when it is one. */
  readonly caller?: Caller
  readonly answer: Answering
  /** What was asked outside before this transaction began, see `afterAsking`. */
  readonly asked?: unknown
}
