import './promises.tables.ts'

interface Numbered {
  /** Of the ticket. */
  number: string
  promiseId: string
}

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'promise.made': Numbered & { ownerId: string; dueAt: string }
    'promise.kept': Numbered & { late: boolean }
    'promise.moved': Numbered & { from: string; to: string }
    'promise.withdrawn': Numbered
    /** Its ticket went to somebody else, and it with it. */
    'promise.passed_on': Numbered & { ownerId: string }
    'promise.at_risk': Numbered & { toldIds: string[] }
    'promise.broken': Numbered & { toldIds: string[] }
  }
}

export { keepPromise, movePromise, withdrawPromise } from './ending.ts'
export { listPromises, showPromiseFigures } from './listing.ts'
export { makePromise } from './making.ts'
export { pledgedTo, pledgingEvents } from './pledging.ts'
export { findPhrases } from './searching.ts'
