import type { imports } from '@zhike/contract/imports'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  cancelImport,
  createImport,
  getImport,
  getImportErrors,
  getImportTemplate,
  listImports,
  listKept,
  previewImport,
  previewUndo,
  undoImport,
} from './imports.ts'

export const importHandlers: Handlers<typeof imports> = {
  preview: previewImport,
  create: createImport,
  list: listImports,
  get: getImport,
  cancel: cancelImport,
  undoPreview: previewUndo,
  undo: undoImport,
  kept: listKept,
  errors: getImportErrors,
  template: getImportTemplate,
}
