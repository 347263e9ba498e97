import type { Message, Ticket } from '@zhike/contract/tickets'

/** The last words of the customer since the solution, unless we said something to them afterwards; pictures alone are ''. */
export function openQuestion(
  { resolution }: Pick<Ticket, 'resolution'>,
  messages: readonly Message[],
): string | undefined {
  const last = messages.findLast(({ visibility }) => visibility === 'public')
  const isTheirs = last?.author.kind === 'customer' || last?.author.kind === 'public'
  return last && isTheirs && last.at > (resolution?.at ?? '') ? last.body : undefined
}
