import type { KeyboardEvent } from 'react'

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/** On a board: arrows walk from card to card, M opens what the card can be moved to. */
export function walkCards(event: KeyboardEvent<HTMLElement>): void {
  const card = event.target instanceof Element ? event.target.closest('[data-card]') : null
  const column = card?.closest('[data-column]')
  if (!card || !column || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'm' || event.key === 'M') {
    event.preventDefault()
    card.querySelector<HTMLElement>('[data-move]')?.click()
    return
  }
  const [across, down] = steps[event.key] ?? [0, 0]
  if (across === 0 && down === 0) return
  event.preventDefault()
  const place = cardsOf(column).indexOf(card)
  const filled = [...event.currentTarget.querySelectorAll('[data-column]')].filter((one) => cardsOf(one).length > 0)
  const next = across === 0 ? column : filled[filled.indexOf(column) + across]
  if (!next) return
  const cards = cardsOf(next)
  cards[Math.min(Math.max(place + down, 0), cards.length - 1)]?.querySelector<HTMLElement>('a')?.focus()
}

const cardsOf = (column: Element): Element[] => [...column.querySelectorAll('[data-card]')]
