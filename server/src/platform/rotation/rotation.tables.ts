import type { Generated } from 'kysely'

declare module '../db/database.ts' {
  interface Database {
    keyRotations: KeyRotationsTable
  }
}

interface KeyRotationsTable {
  version: number
  startedAt: Date
  startedBy: string | null
  total: number | null
  done: Generated<number>
  broken: Generated<number>
  place: string | null
  after: string | null
  worker: string | null
  workedAt: Date | null
  finishedAt: Date | null
}
