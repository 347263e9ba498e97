import type { Route, RouteStep } from '@zhike/contract/approvals'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './approvals.module.css'
import { whyTexts } from './why.texts.ts'
import { useWhyWords } from './why-words.ts'

/** Who would be asked, step by step, and why. */
export function RouteView({ route }: { readonly route: Route }) {
  const t = useTexts(whyTexts)
  const say = useWhyWords()
  return (
    <ol className={styles.track}>
      <li className={styles.step} data-state="approved">
        <strong>{t('way', { branch: route.branch })}</strong>
        <span className={styles.quiet}>{say(route.why)}</span>
      </li>
      {route.steps.map((step, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other identity than their place
        <Step key={place} step={step} />
      ))}
      {route.copies.length > 0 ? (
        <li className={styles.step} data-state="coming">
          <span className={styles.quiet}>
            {t('copies')} {route.copies.map(({ name }) => name).join('、')}
          </span>
        </li>
      ) : null}
    </ol>
  )
}

function Step({ step }: { readonly step: RouteStep }) {
  const t = useTexts(whyTexts)
  const say = useWhyWords()
  return (
    <li className={styles.step} data-state={step.outcome === 'ask' ? 'coming' : step.outcome}>
      <div className={styles.stepHead}>
        <strong>{step.name}</strong>
        {step.outcome === 'ask' ? (
          <span className={styles.quiet}>{step.asked.length > 1 ? t(`mode_${step.mode}`) : ''}</span>
        ) : (
          <Tag tone={step.outcome === 'pass' ? 'good' : 'broken'} plain>
            {t(step.outcome)}
          </Tag>
        )}
      </div>
      {step.why.length > 0 ? <span className={styles.quiet}>{say(step.why)}</span> : null}
      {step.asked.map(({ staff, why }) => (
        <div key={staff.id} className={styles.task}>
          <span>{staff.name}</span>
          <span className={styles.why}>{say(why)}</span>
        </div>
      ))}
      {step.left.map(({ staff, why }) => (
        <div key={staff.id} className={styles.task} data-left>
          <s>{staff.name}</s>
          <span className={styles.why}>{say(why.slice(-1))}</span>
        </div>
      ))}
    </li>
  )
}
