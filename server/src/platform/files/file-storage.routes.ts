import type { fileStorage } from '@zhike/contract/file-storage'
import type { Handlers } from '../http/handlers.ts'
import { getFileStorage, updateFileStorage } from './file-storage.ts'

export const fileStorageHandlers: Handlers<typeof fileStorage> = { get: getFileStorage, update: updateFileStorage }
