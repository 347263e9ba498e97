import './ticket-watchers.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'ticket.watched': { number: string; staffId: string }
    'ticket.unwatched': { number: string; staffId: string }
  }
}

export { watcherField } from './ticket-fields.ts'
export { selectUnsighted, selectWatching } from './ticket-watchers.queries.ts'
export { addWatcher, listWatchers, removeWatcher } from './watching.ts'
