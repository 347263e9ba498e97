import { useAnswer } from '../frame/calls.ts'
import { Card } from '../frame/page.tsx'
import { sparkOf } from '../frame/spark.ts'
import { useTexts } from '../frame/texts.ts'
import styles from './data-quality.module.css'
import { qualityTexts } from './data-quality.texts.ts'
import { Score } from './score.tsx'

const box = { width: 88, height: 28 }

/** How the records of each team in sight have been getting on. */
export function Trends() {
  const t = useTexts(qualityTexts)
  const trends = useAnswer('dataQuality', 'trends', { days: 90 }).data
  if (!trends) return null
  return (
    <Card title={t('trend')}>
      {trends.items.length === 0 ? <p className={styles.small}>{t('trendNone')}</p> : null}
      <ul className={styles.teams}>
        {trends.items.map(({ team, days }) => {
          const scores = days.map(({ score }) => score)
          const [from = 0, to = 0] = [scores[0], scores.at(-1)]
          const change = Math.round((to - from) * 10) / 10
          const spark = sparkOf(scores, box.width, box.height)
          const name = team?.name ?? t('teamless')
          return (
            <li key={team?.id ?? ''} className={styles.team}>
              <span>{name}</span>
              {spark ? (
                <svg
                  {...box}
                  viewBox={`0 0 ${box.width} ${box.height}`}
                  role="img"
                  aria-label={t('trendOf', { team: name, days: days.length, from, to })}
                >
                  <path d={spark.path} />
                  <circle cx={spark.x} cy={spark.y} r="2.5" />
                </svg>
              ) : null}
              <span className={`figures ${styles.small}`}>
                <Score score={Math.round(to)} />{' '}
                {change === 0 ? t('same') : t(change > 0 ? 'up' : 'down', { points: Math.abs(change) })}
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
