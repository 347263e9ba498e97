import type { reports } from '@zhike/contract/desk'
import type { Handlers } from '../platform/http/handlers.ts'
import { getHome } from './reports.ts'

export const reportHandlers: Handlers<typeof reports> = { home: getHome }
