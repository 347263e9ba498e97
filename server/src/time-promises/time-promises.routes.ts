import type { promisePolicies, timePromises } from '@zhike/contract/time-promises'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  draftPolicy,
  foreseePublication,
  listPolicies,
  listPressing,
  listTold,
  publishPolicy,
  removePolicy,
  replayPolicy,
  showPromises,
  updatePolicy,
} from './time-promises.ts'

export const timePromiseHandlers: Handlers<typeof timePromises> = {
  ofTicket: showPromises,
  list: listPressing,
  told: listTold,
}

export const promisePolicyHandlers: Handlers<typeof promisePolicies> = {
  list: listPolicies,
  create: draftPolicy,
  update: updatePolicy,
  remove: removePolicy,
  publish: publishPolicy,
  foresee: foreseePublication,
  replay: replayPolicy,
}
