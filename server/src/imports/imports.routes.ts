import type { imports } from '@zhike/contract/imports'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  cancelImport,
  createImport,
  getImport,
  getImportErrors,
  getImportTemplate,
  listImports,
  previewImport,
} from './imports.ts'

export const importHandlers: Handlers<typeof imports> = {
  preview: previewImport,
  create: createImport,
  list: listImports,
  get: getImport,
  cancel: cancelImport,
  errors: getImportErrors,
  template: getImportTemplate,
}
