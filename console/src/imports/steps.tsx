import { useTexts } from '../frame/texts.ts'
import { type Step, steps } from './draft.ts'
import styles from './imports.module.css'
import { importTexts } from './imports.texts.ts'

interface StepsProps {
  readonly at: Step
  /** The furthest step that can be gone to. */
  readonly reached: Step
  readonly onStep: (step: Step) => void
}

/** Where one is on the way from a file to its result; what was passed can be gone back to. */
export function Steps({ at, reached, onStep }: StepsProps) {
  const t = useTexts(importTexts)
  const isOver = reached === 'result'
  return (
    <ol className={styles.steps} aria-label={t('stepsName')}>
      {steps.map((step, place) => (
        <li
          key={step}
          aria-current={step === at ? 'step' : undefined}
          data-passed={place < steps.indexOf(at) || undefined}
        >
          <button type="button" disabled={isOver || place > steps.indexOf(reached)} onClick={() => onStep(step)}>
            <i aria-hidden>{place < steps.indexOf(at) ? '✓' : place + 1}</i>
            {t(`step_${step}`)}
          </button>
        </li>
      ))}
    </ol>
  )
}
