import type { search } from '@zhike/contract/desk'
import type { Handlers } from '../platform/http/handlers.ts'
import { find } from './search.ts'

export const searchHandlers: Handlers<typeof search> = { find }
