/** What stands in the middle of the page of a ticket: what was said, the file of a complaint, or what happened. */
export const ticketParts = ['talk', 'file', 'history'] as const
export type TicketPart = (typeof ticketParts)[number]

/** Parts that an address names; it stays silent of what was said, where a page begins. */
export const namedParts = ['file', 'history'] as const satisfies readonly TicketPart[]

/** What the address says of a part. */
export const namedPart = (part: TicketPart) => (part === 'talk' ? undefined : part)
