import { useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './calendar.module.css'
import { calendarTexts } from './calendar.texts.ts'

/** Warns while a year whose public holidays should be on file is not. */
export function MissingYears() {
  const t = useTexts(calendarTexts)
  const { missing = [] } = useAnswer('calendar', 'holidayYears', {}).data ?? {}
  if (missing.length === 0) return null
  return (
    <p className={`${styles.warning} ${styles.missing}`} role="status">
      {t('yearMissing', { years: missing.join('、') })}
    </p>
  )
}

/** The years whose public holidays are on file, with the notices they follow. */
export function HolidayYearsCard() {
  const t = useTexts(calendarTexts)
  const answer = useAnswer('calendar', 'holidayYears', {})
  return (
    <Card title={t('holidayYears')}>
      <Loaded answer={answer} lines={4}>
        {({ items }) => (
          <dl className={styles.years}>
            {items.map(({ year, source }) => (
              <YearLine key={year} year={year} source={source} />
            ))}
          </dl>
        )}
      </Loaded>
    </Card>
  )
}

function YearLine({ year, source }: { readonly year: number; readonly source: readonly string[] }) {
  return (
    <>
      <dt className="figures">{year}</dt>
      <dd>
        {source.map((notice) => (
          <div key={notice}>{notice}</div>
        ))}
      </dd>
    </>
  )
}
