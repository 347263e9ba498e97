import { useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './feedback.module.css'
import { feedbackTexts } from './feedback.texts.ts'

/** How much there was of each theme month by month, and who was praised how often. */
export function FeedbackCounts() {
  const t = useTexts(feedbackTexts)
  const summary = useAnswer('feedback', 'summary', { months: 6 })
  return (
    <Loaded answer={summary} lines={6}>
      {({ months, themes, praised }) => (
        <aside className={styles.counts}>
          <Card title={t('counts')}>
            {themes.length === 0 ? (
              <p className={styles.quiet}>{t('noCounts')}</p>
            ) : (
              <table className={styles.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('theme')}</th>
                    {months.map((month) => (
                      <th key={month} scope="col" title={month}>
                        {month.slice(5)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {themes.map(({ theme, counts }) => (
                    <tr key={theme?.id ?? ''}>
                      <th scope="row">{theme?.name ?? t('themeNone')}</th>
                      {counts.map((count, at) => (
                        <td key={months[at]} data-none={count === 0 || undefined}>
                          {count}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Card>
          {praised.length > 0 ? (
            <Card title={t('praisedMost')}>
              <ul className={styles.praised}>
                {praised.map(({ staff, praises }) => (
                  <li key={staff.id}>
                    {staff.name} <span className="figures">{t('times', { count: praises })}</span>
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
        </aside>
      )}
    </Loaded>
  )
}
