import type { Route } from '../platform/http/handlers.ts'
import type { Reaction, Schedule } from '../platform/jobs/background.ts'

/** The one list of modules: everything that the server answers. */
export const routes: readonly Route[] = []

/** What modules do when others emit. */
export const reactions: readonly Reaction[] = []

/** What modules do by the clock. */
export const schedules: readonly Schedule[] = []
