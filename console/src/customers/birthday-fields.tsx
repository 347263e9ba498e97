import type { Birthday } from '@zhike/contract/customers'
import { Checkbox, InputNumber, Select } from 'antd'
import { useLocale, useTexts } from '../frame/texts.ts'
import { birthdayTexts } from './birthday.texts.ts'
import styles from './birthday-fields.module.css'
import { factTexts } from './facts.texts.ts'

interface FieldsProps {
  readonly id?: string
  readonly birthday: Birthday | null
  readonly onChange: (birthday: Birthday | null) => void
}

const start: Birthday = { calendar: 'solar', month: 1, day: 1 }

/** A birthday in the solar or the lunar calendar; people often do not tell the year. */
export function BirthdayFields({ id, birthday, onChange }: FieldsProps) {
  const t = useTexts(factTexts)
  const names = birthdayTexts[useLocale()]
  const now = birthday ?? start
  const isLunar = now.calendar === 'lunar'
  const months = isLunar ? names.lunarMonths.split(' ') : Array.from({ length: 12 }, (_, place) => String(place + 1))
  const days = isLunar ? names.lunarDays.split(' ') : Array.from({ length: 31 }, (_, place) => String(place + 1))
  const options = (words: readonly string[]) => words.map((label, place) => ({ value: place + 1, label }))
  const change = (part: Partial<Birthday>) => onChange({ ...now, ...part })
  return (
    <span className={styles.birthday}>
      <Select
        {...(id ? { id } : {})}
        aria-label={t('calendar')}
        value={now.calendar}
        options={[
          { value: 'solar' as const, label: t('solar') },
          { value: 'lunar' as const, label: t('lunar') },
        ]}
        onChange={(calendar) => {
          const { leapMonth: _, ...rest } = now
          onChange({ ...rest, calendar, day: Math.min(now.day, calendar === 'lunar' ? 30 : 31) })
        }}
      />
      <InputNumber
        aria-label={t('year')}
        placeholder={t('yearUnknown')}
        min={1900}
        max={2100}
        precision={0}
        controls={false}
        value={now.year ?? null}
        onChange={(year) => {
          const { year: _, ...rest } = now
          onChange(year === null ? rest : { ...rest, year })
        }}
      />
      <Select
        aria-label={t('month')}
        value={birthday ? now.month : null}
        placeholder={t('month')}
        options={options(months)}
        onChange={(month) => change({ month })}
      />
      <Select
        aria-label={t('day')}
        value={birthday ? now.day : null}
        placeholder={t('day')}
        options={options(days)}
        onChange={(day) => change({ day })}
      />
      {isLunar ? (
        <Checkbox
          checked={now.leapMonth ?? false}
          onChange={(event) => {
            const { leapMonth: _, ...rest } = now
            onChange(event.target.checked ? { ...rest, leapMonth: true } : rest)
          }}
        >
          {t('leap')}
        </Checkbox>
      ) : null}
    </span>
  )
}
