import type { Home } from '@zhike/contract/desk'
import { sparkOf } from '../frame/spark.ts'
import { useTexts } from '../frame/texts.ts'
import { compare } from './comparison.ts'
import styles from './figure.module.css'
import { homeTexts } from './home.texts.ts'

interface FigureProps {
  readonly name: string
  readonly figure: Home['figures']['newTickets']
  readonly say: (value: number) => string
  /** Whether more is better; of what only happens to us, more is neither. */
  readonly moreIsGood?: boolean
}

const box = { width: 96, height: 28 }

/** One number of today, its last days as a line, and how it stands against the same weekday. */
export function Figure({ name, figure, say, moreIsGood = false }: FigureProps) {
  const t = useTexts(homeTexts)
  const change = compare(figure.value, figure.weekBefore)
  const values = figure.trend.map(({ value }) => value)
  const spark = sparkOf(values, box.width, box.height)
  const rose = change.kind === 'changed' && change.percent > 0
  const tone = change.kind === 'changed' && moreIsGood ? (rose ? 'good' : 'risk') : undefined
  const label = t('trend', {
    name,
    days: values.length,
    least: say(Math.min(...values)),
    most: say(Math.max(...values)),
    today: say(figure.value),
  })
  return (
    <div className={styles.figure}>
      <span className={styles.name}>{name}</span>
      <span className={styles.row}>
        <strong className={styles.value}>
          {figure.exact ? say(figure.value) : t('about', { value: say(figure.value) })}
        </strong>
        {spark ? (
          <svg
            {...box}
            viewBox={`0 0 ${box.width} ${box.height}`}
            role="img"
            aria-label={label}
            className={styles.spark}
          >
            <path d={spark.path} />
            <circle cx={spark.x} cy={spark.y} r="2.5" />
          </svg>
        ) : null}
      </span>
      <span className={styles.change}>
        {change.kind === 'same' ? t('asBefore') : null}
        {change.kind === 'new' ? t('firstTime') : null}
        {change.kind === 'changed' ? (
          <>
            {t('sameDay')} <b data-tone={tone}>{`${rose ? '+' : '−'}${Math.abs(change.percent)}%`}</b>
          </>
        ) : null}
      </span>
    </div>
  )
}
