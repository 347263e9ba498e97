import type { ticketWatchers } from '@zhike/contract/ticket-watchers'
import type { Handlers } from '../platform/http/handlers.ts'
import { addWatcher, listWatchers, removeWatcher } from './ticket-watchers.ts'

export const ticketWatcherHandlers: Handlers<typeof ticketWatchers> = {
  list: listWatchers,
  add: addWatcher,
  remove: removeWatcher,
}
