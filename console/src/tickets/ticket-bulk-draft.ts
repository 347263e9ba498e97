import type { OwnValues } from '@zhike/contract/own-fields'
import type { Permission } from '@zhike/contract/permissions'
import type { TicketBulkChange } from '@zhike/contract/ticket-bulk-edits'

/** What one is filling in: a part that was added stands here even while it is empty. */
export interface TicketChangeDraft {
  readonly assignee?: { readonly id: string; readonly name: string } | null
  readonly priority?: NonNullable<TicketBulkChange['priority']>
  readonly kind?: NonNullable<TicketBulkChange['kind']>
  readonly category?: string
  readonly type?: string
  readonly status?: NonNullable<TicketBulkChange['status']>
  readonly watchers?: readonly string[]
  readonly note?: string
  readonly resolution?: string
  readonly closure?: string
  /** Own fields by key. */
  readonly custom?: OwnValues
}
export type TicketPart = Exclude<keyof TicketChangeDraft, 'custom'>

/** Each part as it begins, with the right it asks for besides changing tickets, and what it cannot go with. */
const parts: Readonly<
  Record<TicketPart, { readonly begins: unknown; readonly right?: Permission; readonly not?: readonly TicketPart[] }>
> = {
  assignee: { begins: null, right: 'tickets.assign', not: ['resolution', 'closure'] },
  priority: { begins: 'normal' },
  kind: { begins: 'consultation' },
  category: { begins: '' },
  type: { begins: '' },
  status: { begins: 'open', not: ['resolution', 'closure'] },
  watchers: { begins: [] },
  note: { begins: '', right: 'tickets.reply' },
  resolution: { begins: '', right: 'tickets.resolve', not: ['assignee', 'status', 'closure'] },
  closure: { begins: '', right: 'tickets.close', not: ['assignee', 'status', 'resolution'] },
}

const isGiven = (draft: TicketChangeDraft, part: TicketPart) => Object.hasOwn(draft, part)
const every = Object.keys(parts) as TicketPart[]

/** The parts that are being filled in. */
export const partsIn = (draft: TicketChangeDraft) => every.filter((part) => isGiven(draft, part))

/** Those that can be added, by whoever may do so. */
export const partsLeft = (draft: TicketChangeDraft, may: (right: Permission) => boolean) =>
  every.filter((part) => {
    const { right, not = [] } = parts[part]
    return !isGiven(draft, part) && (right === undefined || may(right)) && !not.some((other) => isGiven(draft, other))
  })

export const withPart = (draft: TicketChangeDraft, part: TicketPart): TicketChangeDraft => ({
  ...draft,
  [part]: parts[part].begins,
})

/** What the server is asked for; texts and people that are not given yet change nothing. */
export function ticketChangeOf(draft: TicketChangeDraft): TicketBulkChange {
  const { assignee, category, type, watchers, note, resolution, closure, custom = {}, ...facts } = draft
  const texts = Object.entries({ note, resolution, closure }).flatMap(([part, text]) =>
    text?.trim() ? [[part, text.trim()]] : [],
  )
  return {
    ...facts,
    ...(assignee === undefined ? {} : { assigneeId: assignee?.id ?? null }),
    ...(category === undefined ? {} : { categoryId: category || null }),
    ...(type === undefined ? {} : { typeId: type || null }),
    ...(watchers?.length ? { watcherIds: [...watchers] } : {}),
    ...(Object.fromEntries(texts) as Pick<TicketBulkChange, 'note' | 'resolution' | 'closure'>),
    ...(Object.keys(custom).length > 0 ? { custom } : {}),
  }
}
