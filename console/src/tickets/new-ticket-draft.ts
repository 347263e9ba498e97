import type { OwnValues } from '@zhike/contract/own-fields'
import type { TicketTemplate } from '@zhike/contract/ticket-templates'
import { type Channel, type CreateTicket, channelNames, Priority, TicketKind } from '@zhike/contract/tickets'
import { keepDraft, readDraft } from '../frame/drafts.ts'
import { readOne, readText } from '../frame/search-params.ts'
import { sentValues } from '../own-fields/fields-of.ts'
import type { Asked } from '../ticket-types/asked.ts'

/** A ticket as it is being written; texts may be empty still. */
export interface TicketDraft {
  readonly kind: TicketKind
  /** Empty for none. */
  readonly typeId: string
  /** By which it began, while it is of that kind still; empty for none. */
  readonly templateId: string
  readonly categoryId: string
  readonly title: string
  readonly description: string
  readonly priority: Priority
  readonly channel: Channel
}

/** Who opens this dialog mostly has somebody on the phone. */
export const emptyTicket: TicketDraft = {
  kind: 'consultation',
  typeId: '',
  templateId: '',
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
    typeId: readText(found.typeId) ?? '',
    templateId: readText(found.templateId) ?? '',
    categoryId: readText(found.categoryId) ?? '',
    title: readText(found.title) ?? '',
    description: readText(found.description) ?? '',
    priority: readOne(found.priority, Priority.options) ?? emptyTicket.priority,
    channel: readOne(found.channel, channelNames) ?? emptyTicket.channel,
  }
}

/** A draft as one of the wanted kind: what belongs to another kind goes. */
export const ofKind = (draft: TicketDraft, kind: TicketKind | undefined): TicketDraft =>
  kind === undefined || draft.kind === kind ? draft : { ...draft, kind, typeId: '', templateId: '', categoryId: '' }

/** What a template fills in. */
export const fromTemplate = ({ id, kind, typeId, categoryId, title, description, priority }: TicketTemplate) => ({
  templateId: id,
  kind,
  typeId: typeId ?? '',
  categoryId: categoryId ?? '',
  title,
  description,
  priority,
})

/** What is sent of a draft: what its form asks for, and nothing that was written before another type was chosen. */
export function sentTicket(
  draft: TicketDraft,
  typeId: string | undefined,
  asked: readonly Asked[],
  values: OwnValues,
): Omit<CreateTicket, 'customerId'> {
  const { kind, title, description, priority, channel, categoryId, templateId } = draft
  const asks = (name: Asked['name']) => asked.some((one) => one.name === name)
  const own = asked.flatMap((one) => (one.name === 'own' ? [one.own] : []))
  return {
    kind,
    title,
    description: asks('description') ? description : '',
    channel: asks('channel') ? channel : 'console',
    ...(typeId ? { typeId } : {}),
    ...(templateId ? { templateId } : {}),
    ...(asks('priority') ? { priority } : {}),
    ...(asks('category') && categoryId ? { categoryId } : {}),
    custom: sentValues(own, values),
  }
}

export const readNewTicket = (): TicketDraft => parseTicketDraft(readDraft(name))

/** Keeps the draft while something is written in it. */
export const keepNewTicket = (draft: TicketDraft): void =>
  keepDraft(name, draft.title === '' && draft.description === '' ? '' : JSON.stringify(draft))
