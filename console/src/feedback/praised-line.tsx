import type { Feedback } from '@zhike/contract/feedback'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './feedback.module.css'
import { feedbackTexts } from './feedback.texts.ts'

/** Whom it praises: those who heard of it, and those whose names it has. */
export function PraisedLine({ feedback: { ticketId, praised, proposedPraised } }: { readonly feedback: Feedback }) {
  const t = useTexts(feedbackTexts)
  const may = useMay()
  const [choosing, setChoosing] = useState(false)
  const pass = useAct('feedback', 'praise')
  const takeBack = useAct('feedback', 'withdrawPraise')
  const mayWork = may('feedback.work')
  const passTo = (staffId: string) => pass.run({ ticketId, staffId }, { done: () => setChoosing(false) })
  return (
    <div className={styles.line}>
      <span className={styles.quiet}>{t('praised')}</span>
      {praised.map(({ id, name }) => (
        <span key={id}>
          {name} <Tag tone="good">{t('passedOn')}</Tag>
          {mayWork ? (
            <Button size="small" type="link" onClick={() => takeBack.run({ ticketId, staffId: id })}>
              {t('takeBack')}
            </Button>
          ) : null}
        </span>
      ))}
      {mayWork
        ? proposedPraised.map(({ id, name, because }) => (
            <Button key={id} size="small" onClick={() => passTo(id)}>
              {t('pass', { name, words: because.join('、') })}
            </Button>
          ))
        : null}
      {mayWork && !choosing ? (
        <Button size="small" type="link" onClick={() => setChoosing(true)}>
          {t('passOther')}
        </Button>
      ) : null}
      {choosing ? (
        <span className={styles.theme}>
          <StaffChoice label={t('passOther')} chosen={null} onChoose={(staff) => staff && passTo(staff.id)} />
        </span>
      ) : null}
    </div>
  )
}
