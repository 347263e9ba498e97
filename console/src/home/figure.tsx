import type { Home } from '@zhike/contract/desk'
import { sparkOf } from '../frame/spark.ts'
import { useTexts } from '../frame/texts.ts'
import styles from './figure.module.css'
import { homeTexts } from './home.texts.ts'
import { riseOf } from './rise.ts'

interface FigureProps {
  readonly name: string
  readonly figure: Home['figures']['newTickets']
  readonly say: (value: number) => string
}

const box = { width: 96, height: 28 }

/** One number of today, its last days as a line, and how it stands against the same weekday. */
export function Figure({ name, figure, say }: FigureProps) {
  const t = useTexts(homeTexts)
  const percent = riseOf(figure.value, figure.weekBefore)
  const values = figure.trend.map(({ value }) => value)
  const spark = sparkOf(values, box.width, box.height)
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
      <span className={styles.before}>
        {percent > 0 ? t('risen', { percent }) : t('sameDay', { value: say(figure.weekBefore) })}
      </span>
    </div>
  )
}
