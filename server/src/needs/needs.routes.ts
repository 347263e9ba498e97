import type { needs } from '@zhike/contract/needs'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  assessNeed,
  fulfilNeed,
  getNeed,
  listNeeds,
  matchNeed,
  recordNeed,
  refuseNeed,
  summariseNeeds,
  takeBackFulfilment,
  takeBackRefusal,
  updateNeed,
} from './needs.ts'

export const needHandlers: Handlers<typeof needs> = {
  create: recordNeed,
  list: listNeeds,
  get: getNeed,
  update: updateNeed,
  assess: assessNeed,
  match: matchNeed,
  fulfil: fulfilNeed,
  unfulfil: takeBackFulfilment,
  refuse: refuseNeed,
  unrefuse: takeBackRefusal,
  summary: summariseNeeds,
}
