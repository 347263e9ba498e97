import type { SearchHit, SearchMatch } from '@zhike/contract/search'
import { useEffect, useRef } from 'react'
import { Avatar } from '../frame/customer-chip.tsx'
import { TierTag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import type { Command } from './commands.ts'
import { Marked } from './marked.tsx'
import styles from './palette.module.css'
import { searchTexts } from './search.texts.ts'

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

const marksIn = (match: SearchMatch | null, field: SearchMatch['field']) => (match?.field === field ? match.marks : [])

function Hit({ hit }: { readonly hit: SearchHit }) {
  const { match, customer, number, title } = hit
  if (hit.type === 'customer' && customer) {
    const contact = customer.identities.find((identity) => identity.primary) ?? customer.identities[0]
    return (
      <>
        <Avatar name={customer.name} organisation={customer.kind === 'organisation'} />
        <Marked text={title} marks={marksIn(match, 'title')} />
        {customer.tier ? <TierTag tier={customer.tier} /> : null}
        <Why match={match} />
        <span className={styles.detail}>
          {contact ? <span className={styles.contact}>{contact.masked}</span> : null}
          <Marked text={number} marks={marksIn(match, 'number')} />
        </span>
      </>
    )
  }
  return (
    <>
      <span className={styles.number}>
        <Marked text={number} marks={marksIn(match, 'number')} />
      </span>
      <span className={styles.subject}>
        <Marked text={hit.type === 'order' ? '' : title} marks={marksIn(match, 'title')} />
      </span>
      <Why match={match} />
      <span className={styles.detail}>
        <Marked text={customer?.name ?? ''} marks={marksIn(match, 'customer')} />
      </span>
    </>
  )
}

/** Why something is here that is not what was typed, or does not show it. */
function Why({ match }: { readonly match: SearchMatch | null }) {
  const t = useTexts(searchTexts)
  if (!match || !isExplained(match.kind)) return null
  return <span className={styles.why}>{t(`why_${match.kind}`)}</span>
}

const explained = [
  'phone',
  'email',
  'wechat',
  'external',
  'phone_end',
  'company',
  'same_sound',
  'similar_sound',
  'typo',
  'abbreviation',
] as const
const isExplained = (kind: SearchMatch['kind']): kind is (typeof explained)[number] =>
  (explained as readonly string[]).includes(kind)
