import type { SearchHit } from '@zhike/contract/desk'
import { useEffect, useRef } from 'react'
import { CustomerChip } from '../frame/customer-chip.tsx'
import type { Command } from './commands.ts'
import styles from './palette.module.css'

/** Something to choose: a thing that was found, or a command. */
export type Offer = Command | { readonly key: string; readonly hit: SearchHit; readonly run: () => void }

interface ChoiceProps {
  readonly id: string
  readonly choice: Offer
  readonly chosen: boolean
  readonly onPoint: () => void
  readonly onChoose: () => void
}

/** One line of the palette. */
export function Choice({ id, choice, chosen, onPoint, onChoose }: ChoiceProps) {
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: focus stays in the box, which has the keys
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={chosen}
      className={styles.choice}
      onMouseMove={onPoint}
      onClick={onChoose}
    >
      {'hit' in choice ? <Hit hit={choice.hit} /> : choice.words}
    </div>
  )
}

function Hit({ hit }: { readonly hit: SearchHit }) {
  const contact = hit.customer?.identities.find((identity) => identity.primary) ?? hit.customer?.identities[0]
  if (hit.type === 'customer' && hit.customer)
    return (
      <>
        <CustomerChip customer={hit.customer} plain />
        <span className={styles.detail}>{[contact?.masked, hit.number].filter(Boolean).join(' · ')}</span>
      </>
    )
  return (
    <>
      <span className={styles.number}>{hit.number}</span>
      <span className={styles.subject}>{hit.title}</span>
      <span className={styles.detail}>{hit.customer?.name}</span>
    </>
  )
}
