import type { PromiseTarget } from '@zhike/contract/time-promises'
import './time-promises.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'promise_policy.drafted': Record<string, never>
    'promise_policy.updated': { fields: string[] }
    'promise_policy.replayed': { from: string; to: string; tickets: number; late: number; lateNow: number }
    /** With the reason where it was not replayed. */
    'promise_policy.published': { replacesId: string | null; skipReason: string | null }
    'promise_policy.retired': Record<string, never>
    'promise_policy.dropped': Record<string, never>
    /** Of a ticket: most of the time is gone, or all of it; and who was told. */
    'time_promise.at_risk': { number: string; target: PromiseTarget; toldIds: string[] }
    'time_promise.broken': { number: string; target: PromiseTarget; toldIds: string[] }
  }
}

export { whoIsTold } from './escalating.ts'
export { foreseeMoves } from './foreseeing.ts'
export { draftPolicy, listPolicies, removePolicy, updatePolicy } from './policies.ts'
export { foreseePublication, publishPolicy } from './publishing.ts'
export { replayPolicy } from './replaying.ts'
export { listPressing, listTold, promisedTo, showPromises } from './showing.ts'
export { admitStandIns, noteStandIns } from './standing-in.ts'
export { promiseFields } from './ticket-fields.ts'
