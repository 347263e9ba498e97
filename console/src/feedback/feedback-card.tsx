import { Link } from '@tanstack/react-router'
import type { Feedback } from '@zhike/contract/feedback'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { useMay } from '../frame/me.ts'
import { KindTag, StatusTag, Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { WordsDialog } from '../frame/words-dialog.tsx'
import styles from './feedback.module.css'
import { feedbackTexts } from './feedback.texts.ts'
import { PraisedLine } from './praised-line.tsx'
import { ProductLine } from './product-line.tsx'

interface FeedbackProps {
  readonly feedback: Feedback
}

/** One suggestion or praise with what can be done about it. */
export function FeedbackCard({ feedback }: FeedbackProps) {
  const { ticketId, number, kind, title, description, status, customer, createdAt } = feedback
  return (
    <article className={styles.card} aria-label={title}>
      <header className={styles.line}>
        <KindTag kind={kind} />
        <Link to="/tickets/$id" params={{ id: ticketId }} className={styles.title}>
          {title}
        </Link>
        <StatusTag status={status} />
      </header>
      {description ? <p className={styles.words}>{description}</p> : null}
      <p className={styles.line}>
        <CustomerChip customer={customer} plain />
        <span className={styles.quiet}>
          <span className="figures">{number}</span> <Time at={createdAt} />
        </span>
        <Thanks feedback={feedback} />
      </p>
      <ThemeLine feedback={feedback} />
      <ProductLine feedback={feedback} />
      {kind === 'praise' ? <PraisedLine feedback={feedback} /> : null}
    </article>
  )
}

/** What it is about: as somebody said, or as its words let one think. */
function ThemeLine({ feedback: { ticketId, theme, proposedTheme } }: FeedbackProps) {
  const t = useTexts(feedbackTexts)
  const may = useMay()
  const themes = useAnswer('feedbackThemes', 'list', {})
  const set = useAct('feedback', 'setTheme')
  const options = (themes.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  if (theme && !options.some(({ value }) => value === theme.id)) options.push({ value: theme.id, label: theme.name })
  return (
    <div className={styles.line}>
      <span className={styles.quiet}>{t('isAbout')}</span>
      {may('feedback.work') ? (
        <Select
          aria-label={t('isAbout')}
          size="small"
          className={styles.theme ?? ''}
          value={theme?.id ?? null}
          placeholder={t('choose')}
          options={options}
          loading={set.busy}
          onChange={(themeId: string) => set.run({ ticketId, themeId })}
        />
      ) : (
        (theme?.name ?? t('themeNone'))
      )}
      {proposedTheme ? (
        <span className={styles.quiet}>
          {t('propose', { name: proposedTheme.name, words: proposedTheme.because.join('、') })}
          {may('feedback.work') ? (
            <Button size="small" type="link" onClick={() => set.run({ ticketId, themeId: proposedTheme.id })}>
              {t('confirm')}
            </Button>
          ) : null}
        </span>
      ) : null}
    </div>
  )
}

function Thanks({ feedback: { ticketId, thankedAt, thanks } }: FeedbackProps) {
  const t = useTexts(feedbackTexts)
  const may = useMay()
  const [writing, setWriting] = useState(false)
  const thank = useAct('feedback', 'thank')
  if (thankedAt) return <Tag tone="good">{t('thanked_yes')}</Tag>
  if (!may('feedback.work')) return null
  return (
    <>
      <Button size="small" onClick={() => setWriting(true)}>
        {t('thank')}
      </Button>
      {writing ? (
        <WordsDialog
          title={t('thankTitle')}
          submit={t('send')}
          label={t('thankText')}
          example={t('thankExample')}
          initial={thanks}
          needed
          busy={thank.busy}
          error={thank.fields.body}
          onSubmit={(body) => thank.run({ ticketId, body }, { done: () => setWriting(false) })}
          onClose={() => setWriting(false)}
        />
      ) : null}
    </>
  )
}
