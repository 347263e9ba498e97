import type { PromisePhrase } from '@zhike/contract/promises'
import type { Message } from '@zhike/contract/tickets'
import { useRef, useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { useSettled } from '../frame/settled.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { promisedWords } from './due-words.ts'
import { ledgerTexts } from './promises.texts.ts'

/** Something that a reply promises, and what its writer said to that. */
export interface Offer {
  readonly key: string
  readonly phrase: string
  readonly why: string
  readonly words: string
  readonly dueAt: string
  /** Goes into the ledger with the reply. */
  readonly confirmed: boolean
  /** The reply in which it was, once that is sent. */
  readonly messageId: string | null
}

export interface Offers {
  readonly offers: readonly Offer[]
  /** What sounds like a promise and names no time. */
  readonly hints: readonly PromisePhrase[]
  readonly confirm: (offer: Offer, changed?: Pick<Offer, 'words' | 'dueAt'>) => void
  readonly refuse: (offer: Offer) => void
  readonly takeBack: (offer: Offer) => void
  /** The reply is on its way: what was offered waits for it. */
  readonly sending: () => void
  readonly sent: (message: Message) => void
}

/** What is shorter promises nothing. */
const shortest = 4

/** The promises in a reply while it is written, and those of the one just sent that nobody has said anything to. */
export function useOffers(ticketId: string, text: string): Offers {
  const t = useTexts(ledgerTexts)
  const settled = useSettled(text, 500)
  const asked = settled.trim().length >= shortest ? { text: settled } : undefined
  const answer = useAnswer('promises', 'findPhrases', asked).data
  const [found, setFound] = useState<readonly Offer[]>([])
  const [read, setRead] = useState(answer)
  const [said, setSaid] = useState<Readonly<Record<string, Partial<Offer> | null>>>({})
  const [left, setLeft] = useState<readonly Offer[]>([])
  const waiting = useRef<readonly Offer[]>([])
  const make = useAct('promises', 'make', { done: () => tell(t('recorded')) })
  if (answer && answer !== read) {
    setRead(answer)
    setFound(offersIn(answer.items, settled))
  }
  const written = found
    .filter(({ phrase, key }) => text.includes(phrase) && said[key] !== null)
    .map((offer) => ({ ...offer, ...said[offer.key] }))
  const record = ({ words, dueAt }: Offer, messageId: string) =>
    make.run({ ticketId, words, dueAt, source: 'reply', messageId })
  const forget = ({ key }: Offer) => setLeft((now) => now.filter((one) => one.key !== key))
  return {
    offers: [...left, ...written],
    hints: (read?.items ?? []).filter(({ phrase, dueAt }) => dueAt === null && text.includes(phrase)),
    confirm: (offer, changed = offer) => {
      if (offer.messageId !== null) {
        record({ ...offer, ...changed }, offer.messageId)
        forget(offer)
      } else setSaid({ ...said, [offer.key]: { words: changed.words, dueAt: changed.dueAt, confirmed: true } })
    },
    refuse: (offer) => (offer.messageId === null ? setSaid({ ...said, [offer.key]: null }) : forget(offer)),
    takeBack: ({ key }) => setSaid({ ...said, [key]: {} }),
    sending: () => {
      waiting.current = written
      setFound([])
      setSaid({})
    },
    sent: ({ id }) => {
      for (const offer of waiting.current) if (offer.confirmed) record(offer, id)
      const open = waiting.current.filter(({ confirmed }) => !confirmed)
      setLeft(open.map((offer) => ({ ...offer, key: `${id}/${offer.key}`, messageId: id })))
      waiting.current = []
    },
  }
}

const offersIn = (phrases: readonly PromisePhrase[], text: string): Offer[] =>
  phrases.flatMap(({ phrase, start, end, dueAt, why }) => {
    if (dueAt === null) return []
    const words = promisedWords(text, { start, end })
    return [{ key: `${phrase}/${dueAt}/${words}`, phrase, why, words, dueAt, confirmed: false, messageId: null }]
  })
