import type { OwnFieldKind } from '@zhike/contract/own-fields'
import './own-fields.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'own_field.created': { kind: OwnFieldKind }
    'own_field.updated': { kind: OwnFieldKind; fields: string[] }
    'own_field.retired': { kind: OwnFieldKind }
    'own_field.restored': { kind: OwnFieldKind }
  }
}

export { updateOwnField } from './changing.ts'
export { createOwnField } from './defining.ts'
export { askFor, type FieldBook, noFields, openOwnFields, ownFields, requireBy } from './field-books.ts'
export type { FileHolder } from './files.queries.ts'
export { findKeptFiles, keepOwnFile, readOwnFile } from './files.ts'
export { foldOwnValues, isOwnFault, type OwnDraft } from './folding.ts'
export { FieldsChanged, holdOwnFields, type OwnCells, openOwnCells } from './importing.ts'
export { countOwnValues, listOwnFields } from './listing.ts'
export { putOwnValuesBack } from './putting-back.ts'
export { formerClaims, isOwnChange, openReclaiming, type Reclaiming } from './reclaiming.ts'
export { type ClaimBatch, type RegisterBatches, registered, releasing, storeRegister } from './registers.queries.ts'
export { openRegister, type Register, type Taken, uniqueClaims } from './registers.ts'
export { restoreOwnField, retireOwnField } from './retiring.ts'
export { showOwnValues, visibleFields } from './showing.ts'
export { takeValuesBack } from './taking-back.ts'
export type { OwnFault } from './value-faults.ts'
export { kindsWithout, readOwnValues, readSharedValues, type WrittenValues, wantingValues } from './writing.ts'
export { readWritten } from './written-values.ts'
