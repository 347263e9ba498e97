import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { ActorRef } from '@zhike/contract/fields'
import type { Message } from '@zhike/contract/tickets'
import { keyOf } from '../frame/client.ts'

interface Page {
  readonly items: readonly Message[]
  readonly nextCursor: string | null
}

/** What a thread asks for; sender and reader must ask alike, or what is foreseen is not seen. */
export const threadArgs = (id: string) => ({ id, limit: 200 })

type Said = Pick<Message, 'body' | 'visibility'> & { readonly author: ActorRef; readonly at: string }

const foreseen = 'foreseen-'
/** Whether a message is shown before the server has it. */
export const isForeseen = (id: string) => id.startsWith(foreseen)

/** Shows a message at the end of its thread before the server has it. */
export function foreseeMessage(cache: QueryClient, ticketId: string, said: Said): void {
  const key = [...keyOf('tickets', 'listMessages', threadArgs(ticketId)), 'pages']
  const message: Message = { ...said, id: `${foreseen}${said.at}`, files: [], from: null }
  cache.setQueryData<InfiniteData<Page>>(key, (data) => {
    const last = data?.pages.at(-1)
    if (!data || !last) return data
    return { ...data, pages: [...data.pages.slice(0, -1), { ...last, items: [...last.items, message] }] }
  })
}
