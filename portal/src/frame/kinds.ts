import type { TicketKind } from '@zhike/contract/tickets'

/** What people come for most stands first. */
export const kindsInOrder = [
  'consultation',
  'complaint',
  'after_sales',
  'suggestion',
  'praise',
  'value_added',
] as const satisfies readonly TicketKind[]

/** The kind that an address asks for; whoever does not say has a question. */
export const kindNamed = (name: unknown): TicketKind => kindsInOrder.find((kind) => kind === name) ?? 'consultation'
