import { getRouteApi } from '@tanstack/react-router'
import type { Calendar } from '@zhike/contract/calendars'
import { Button } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Card, Page } from '../frame/page.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import forms from '../settings/forms.module.css'
import { settingsTexts } from '../settings/settings.texts.ts'
import styles from './calendar.module.css'
import { calendarTexts } from './calendar.texts.ts'
import { HolidayYearsCard, MissingYears } from './holiday-years.tsx'
import { HoursCard } from './hours-card.tsx'
import { MonthCard } from './month-card.tsx'
import { NewCalendarDialog } from './new-calendar-dialog.tsx'
import { ShiftsCard } from './shifts-card.tsx'
import { TryOutCard } from './try-out-card.tsx'

const route = getRouteApi('/desk/settings/calendars')

/** When is worked: the company's calendar, further ones, and shifts. */
export function CalendarsPage() {
  const s = useTexts(settingsTexts)
  const t = useTexts(calendarTexts)
  const { open } = route.useSearch()
  const navigate = route.useNavigate()
  const [isAdding, setAdding] = useState(false)
  const answer = useAnswer('calendars', 'list', {})
  const show = (id: string) => void navigate({ search: { open: id } })
  return (
    <Page
      title={s('entry.calendars')}
      actions={
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('add')}
        </Button>
      }
      toolbar={<p className={forms.quiet}>{t('explain')}</p>}
    >
      <Loaded answer={answer} lines={8}>
        {({ items }) => {
          const shown = items.find(({ id }) => id === open) ?? items[0]
          return (
            <>
              <MissingYears />
              <CalendarChoice items={items} shown={shown?.id} onShow={show} />
              {shown ? <Details key={shown.id} calendar={shown} /> : null}
              {isAdding && items[0] ? (
                <NewCalendarDialog from={items[0]} onMade={show} onClose={() => setAdding(false)} />
              ) : null}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

interface ChoiceProps {
  readonly items: readonly Calendar[]
  readonly shown: string | undefined
  readonly onShow: (id: string) => void
}

function CalendarChoice({ items, shown, onShow }: ChoiceProps) {
  const t = useTexts(calendarTexts)
  const usersOf = ({ departments, teams, staff }: Calendar) =>
    [...departments, ...teams, ...staff].map(({ name }) => name).join('、')
  return (
    <div className={styles.choice}>
      {items.map((calendar) => (
        <button
          key={calendar.id}
          type="button"
          className={styles.chosen}
          aria-pressed={calendar.id === shown}
          onClick={() => onShow(calendar.id)}
        >
          <span className={styles.chosenName}>
            {calendar.name}
            {calendar.company ? <Tag tone="brand">{t('company')}</Tag> : null}
          </span>
          <span className={styles.users}>
            {calendar.company ? t('companyUsers') : usersOf(calendar) || t('noUsers')}
          </span>
        </button>
      ))}
    </div>
  )
}

function Details({ calendar }: { readonly calendar: Calendar }) {
  const t = useTexts(calendarTexts)
  return (
    <div className={styles.details}>
      <div className={styles.column}>
        <HoursCard key={calendar.version} calendar={calendar} />
        <ShiftsCard />
      </div>
      <div className={styles.column}>
        <MonthCard calendar={calendar} />
        <Card title={t('tryOut')}>
          <TryOutCard calendarId={calendar.id} />
        </Card>
        <HolidayYearsCard />
      </div>
    </div>
  )
}
