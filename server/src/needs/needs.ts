import type { Need, UnmetReason } from '@zhike/contract/needs'
import './needs.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'need.recorded': { number: string; origin: Need['origin']; ownerId: string | null }
    'need.changed': { number: string; fields: string[] }
    'need.handed_over': { number: string; ownerId: string | null; formerId: string | null }
    'need.assessed': { number: string; fit: NonNullable<Need['assessment']>['fit'] }
    'need.matched': { number: string; sku: string | null }
    'need.met': { number: string; orderNo: string | null }
    'need.unmet': { number: string; reason: UnmetReason }
    'need.reopened': { number: string }
  }
}

export { assessNeed, matchNeed } from './answering.ts'
export { fulfilNeed, refuseNeed, takeBackFulfilment, takeBackRefusal } from './concluding.ts'
export { summariseNeeds } from './counting.ts'
export { updateNeed } from './editing.ts'
export { listNeeds } from './listing.ts'
export { recordNeed } from './recording.ts'
export { getNeed } from './showing.ts'
