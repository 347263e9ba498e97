import type { exports } from '@zhike/contract/exports'
import type { Handlers } from '../platform/http/handlers.ts'
import { createExport, getExport, getExportFile, listExports, removeExport } from './exports.ts'

export const exportHandlers: Handlers<typeof exports> = {
  create: createExport,
  list: listExports,
  get: getExport,
  remove: removeExport,
  file: getExportFile,
}
