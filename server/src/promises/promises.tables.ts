import type { ActorRef } from '@zhike/contract/fields'
import type { MadePromise, PromiseSource } from '@zhike/contract/promises'

declare module '../platform/db/database.ts' {
  interface Database {
    promises: PromisesTable
    promiseMoves: PromiseMovesTable
    promiseNotices: PromiseNoticesTable
  }
}

type Kind = ActorRef['kind']

export interface PromisesTable {
  customerId: string
  ticketId: string
  id: string
  words: string
  ownerId: string
  source: PromiseSource
  messageId: string | null
  firstDueAt: Date
  dueAt: Date
  warnAt: Date
  madeAt: Date
  madeByKind: Kind
  madeById: string | null
  keptAt: Date | null
  keptByKind: Kind | null
  keptById: string | null
  withdrawnAt: Date | null
  withdrawnByKind: Kind | null
  withdrawnById: string | null
  withdrawnFor: string | null
  warnedAt: Date | null
  brokenAt: Date | null
  nextAt: Date | null
}

interface PromiseMovesTable {
  customerId: string
  ticketId: string
  promiseId: string
  id: string
  fromDueAt: Date
  toDueAt: Date
  note: string
  at: Date
  byKind: Kind
  byId: string | null
}

type Told = MadePromise['told'][number]

interface PromiseNoticesTable {
  customerId: string
  ticketId: string
  promiseId: string
  step: Told['step']
  dueAt: Date
  staffId: string
  toldAs: Told['as']
  at: Date
}
