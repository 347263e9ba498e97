import type { Cast } from './cast.ts'
import type { Step } from './steps.ts'

type Person = ReturnType<Cast>

interface Reply {
  readonly handler: Person
  readonly ticket: { readonly id: string }
  readonly body: string
  readonly at: Date
}

const timely = /今天|明天|小时内|本周/

/** Times that a colleague names in a reply go into the ledger; most are kept, some late, and a few stay open. */
export function pledge({ handler, ticket, body, at }: Reply, then: (minutes: number, run: Step['run']) => void): void {
  if (!timely.test(body)) return
  const { promises } = handler.desk
  const made: string[] = []
  then(1, async () => {
    const { items } = await promises.findPhrases({ text: body })
    for (const { phrase, dueAt } of items) {
      const clause = body.split(/[，。；：]/).find((part) => part.includes(phrase)) ?? body
      const words = clause.replace(phrase, '').replace(/^(?:已为您|我们)/, '')
      if (dueAt) made.push((await promises.make({ ticketId: ticket.id, words, dueAt })).id)
    }
  })
  // by the minute of the reply, so that the same day gives the same company
  const luck = Math.floor(at.getTime() / 60_000) % 10
  if (luck === 9) return
  then(luck < 7 ? 30 + luck * 12 : 1700, async () => {
    for (const promiseId of made) await promises.keep({ ticketId: ticket.id, promiseId })
  })
}
