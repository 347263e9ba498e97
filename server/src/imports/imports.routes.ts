import type { imports } from '@zhike/contract/imports'
import type { Handlers } from '../platform/http/handlers.ts'
import { cancelImport, createImport, getImport, getImportErrors, getImportTemplate, listImports } from './imports.ts'

export const importHandlers: Handlers<typeof imports> = {
  create: createImport,
  list: listImports,
  get: getImport,
  cancel: cancelImport,
  errors: getImportErrors,
  template: getImportTemplate,
}
