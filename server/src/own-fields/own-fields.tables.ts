import type { OwnField } from '@zhike/contract/own-fields'
import type { Generated, Selectable } from 'kysely'

declare module '../platform/db/database.ts' {
  interface Database {
    ownFields: OwnFieldsTable
    ownUniqueValues: OwnUniqueValuesTable
  }
}

export interface OwnFieldsTable {
  id: string
  kind: OwnField['kind']
  key: string
  name: string
  nameEn: string | null
  type: OwnField['type']
  help: Generated<string>
  section: Generated<string>
  position: number
  required: Generated<boolean>
  isUnique: Generated<boolean>
  choices: Generated<OwnField['choices']>
  limits: Generated<OwnField['limits']>
  defaultValue: OwnField['defaultValue']
  formula: string | null
  result: OwnField['result']
  onlyFor: Generated<string[]>
  shownTo: OwnField['shownTo']
  editedBy: OwnField['editedBy']
  createdAt: Date
  retiredAt: Date | null
  retiredBy: string | null
  version: Generated<number>
}

/** A field as it is read. */
export type StoredField = Selectable<OwnFieldsTable>

interface OwnUniqueValuesTable {
  fieldId: string
  value: string
  holderId: string
  recordId: string
}
