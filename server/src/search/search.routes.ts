import type { search } from '@zhike/contract/search'
import type { Handlers } from '../platform/http/handlers.ts'
import { find, listRecents, openItem } from './search.ts'

export const searchHandlers: Handlers<typeof search> = { find, recents: listRecents, open: openItem }
