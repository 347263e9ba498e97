declare module '../db/database.ts' {
  interface Database {
    fileLimits: FileLimitsTable
    uploads: UploadsTable
  }
}

interface FileLimitsTable {
  one: boolean
  colleagueDayBytes: number
  strangerHourBytes: number
  strangersHourBytes: number
  companyBytes: number | null
  version: number
}

interface UploadsTable {
  id: string
  uploaderId: string | null
  address: Buffer | null
  bytes: number
  at: Date
}
