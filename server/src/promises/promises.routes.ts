import type { promises } from '@zhike/contract/promises'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  findPhrases,
  keepPromise,
  listPromises,
  makePromise,
  movePromise,
  showPromiseFigures,
  withdrawPromise,
} from './promises.ts'

export const promiseHandlers: Handlers<typeof promises> = {
  findPhrases,
  list: listPromises,
  figures: showPromiseFigures,
  make: makePromise,
  keep: keepPromise,
  move: movePromise,
  withdraw: withdrawPromise,
}
