import type { Need } from '@zhike/contract/needs'
import { codeTexts } from '@zhike/ui/codes.texts'
import type { ReactNode } from 'react'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './needs.module.css'
import { needTexts } from './needs.texts.ts'

/** The way of a need: assessed, matched, met or not; what has not come yet stands there pale. */
export function NeedSteps({ need }: { readonly need: Need }) {
  const t = useTexts(needTexts)
  const code = useTexts(codeTexts)
  const { assessment, match, fulfilment, refusal } = need
  return (
    <Card title={t('progress')} flush>
      <ol className={styles.steps}>
        <Step name={t('assessment')} deed={assessment} none={t('notAssessed')}>
          {assessment ? code(`fit.${assessment.fit}`) : null}
        </Step>
        <Step name={t('match')} deed={match} none={t('notMatched')}>
          {match ? [match.offer, match.sku].filter(Boolean).join(' · ') : null}
        </Step>
        {refusal ? (
          <Step name={t('refusal')} deed={refusal} none="">
            {code(`unmet.${refusal.reason}`)}
          </Step>
        ) : (
          <Step name={t('fulfilment')} deed={fulfilment} none={t('notMet')}>
            {fulfilment?.orderNo ? t('byOrder', { number: fulfilment.orderNo }) : null}
          </Step>
        )}
      </ol>
    </Card>
  )
}

interface StepProps {
  readonly name: string
  readonly deed: Need['fulfilment'] | Need['refusal'] | Need['match'] | Need['assessment']
  readonly none: string
  readonly children: ReactNode
}

function Step({ name, deed, none, children }: StepProps) {
  return (
    <li className={styles.step} data-done={deed !== null || undefined}>
      <span className={styles.stepName}>{name}</span>
      <span className={styles.stepWords}>
        {deed ? children : none}
        {deed?.note ? <span className={styles.note}>{deed.note}</span> : null}
      </span>
      {deed ? (
        <span className={styles.by}>
          {deed.by.name} <Time at={deed.at} />
        </span>
      ) : null}
    </li>
  )
}
