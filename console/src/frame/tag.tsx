import type { Stage } from '@zhike/contract/customers'
import type { Priority, TicketKind, TicketStatus } from '@zhike/contract/tickets'
import { codeTexts } from '@zhike/ui/codes.texts'
import { kindTone, priorityTone, stageTone, statusTone, type Tone, tierTone } from '@zhike/ui/tones'
import type { ReactNode } from 'react'
import styles from './tag.module.css'
import { useTexts } from './texts.ts'

interface TagProps {
  readonly tone?: Tone
  /** A dot in front, for states that change. */
  readonly dot?: boolean
  /** Words without a ground, for crowded tables. */
  readonly plain?: boolean
  readonly children: ReactNode
}

/** A small word whose colour means something. */
export function Tag({ tone = 'calm', dot = false, plain = false, children }: TagProps) {
  return (
    <span className={styles.tag} data-tone={tone} data-plain={plain || undefined}>
      {dot ? <i className={styles.dot} aria-hidden /> : null}
      {children}
    </span>
  )
}

export function KindTag({ kind }: { readonly kind: TicketKind }) {
  const t = useTexts(codeTexts)
  return <Tag tone={kindTone[kind]}>{t(`kind.${kind}`)}</Tag>
}

export function StatusTag({ status }: { readonly status: TicketStatus }) {
  const t = useTexts(codeTexts)
  return (
    <Tag tone={statusTone[status]} dot plain>
      {t(`status.${status}`)}
    </Tag>
  )
}

/** Normal and low stay quiet: only what is out of the ordinary gets a ground. */
export function PriorityTag({ priority }: { readonly priority: Priority }) {
  const t = useTexts(codeTexts)
  return (
    <Tag tone={priorityTone[priority]} plain={priorityTone[priority] === 'calm'}>
      {t(`priority.${priority}`)}
    </Tag>
  )
}

export function StageTag({ stage }: { readonly stage: Stage }) {
  const t = useTexts(codeTexts)
  return (
    <Tag tone={stageTone[stage]} dot plain>
      {t(`stage.${stage}`)}
    </Tag>
  )
}

export function TierTag({ tier }: { readonly tier: string }) {
  return <Tag tone={tierTone(tier)}>{tier}</Tag>
}
