import { type Channel, channelNames, Priority, TicketKind } from '@zhike/contract/tickets'
import { keepDraft, readDraft } from '../frame/drafts.ts'
import { readOne, readText } from '../frame/search-params.ts'

/** A ticket as it is being written; texts may be empty still. */
export interface TicketDraft {
  readonly kind: TicketKind
  readonly categoryId: string
  readonly title: string
  readonly description: string
  readonly priority: Priority
  readonly channel: Channel
}

/** Who opens this dialog mostly has somebody on the phone. */
export const emptyTicket: TicketDraft = {
  kind: 'consultation',
  categoryId: '',
  title: '',
  description: '',
  priority: 'normal',
  channel: 'phone',
}
const name = 'ticket.new'

/** The draft in `text`; whatever is not there or not ours is as in an empty one. */
export function parseTicketDraft(text: string): TicketDraft {
  if (text === '') return emptyTicket
  const found = JSON.parse(text) as Partial<Record<keyof TicketDraft, unknown>>
  return {
    kind: readOne(found.kind, TicketKind.options) ?? emptyTicket.kind,
    categoryId: readText(found.categoryId) ?? '',
    title: readText(found.title) ?? '',
    description: readText(found.description) ?? '',
    priority: readOne(found.priority, Priority.options) ?? emptyTicket.priority,
    channel: readOne(found.channel, channelNames) ?? emptyTicket.channel,
  }
}

export const readNewTicket = (): TicketDraft => parseTicketDraft(readDraft(name))

/** Keeps the draft while something is written in it. */
export const keepNewTicket = (draft: TicketDraft): void =>
  keepDraft(name, draft.title === '' && draft.description === '' ? '' : JSON.stringify(draft))
