import { Dropdown } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import styles from './calendar.module.css'
import { sayShift } from './clock.ts'
import { scheduleTexts } from './schedule.texts.ts'

const dayMs = 86_400_000
const shownDays = 14

interface RosterProps {
  readonly staff: { readonly id: string; readonly name: string }
  readonly calendarId: string
  readonly mayPlan: boolean
}

/** What a colleague works in the next two weeks: the calendar's hours, a shift, or nothing; and the days of leaves. */
export function RosterDays({ staff: { id }, calendarId, mayPlan }: RosterProps) {
  const t = useTexts(scheduleTexts)
  const today = new Date().toLocaleDateString('sv-SE')
  const to = new Date(Date.parse(today) + (shownDays - 1) * dayMs).toISOString().slice(0, 10)
  const days = useAnswer('calendar', 'days', { from: today, to, calendarId })
  const roster = useAnswer('roster', 'list', { staff: [id], from: today, to })
  const shifts = useAnswer('shifts', 'list', {})
  const leaves = useAnswer('leaves', 'list', { staff: id })
  const set = useAct('roster', 'set')
  const ownDays = new Map(roster.data?.items.map((each) => [each.day, each]))
  const choices = [
    { key: 'calendar', label: t('byCalendar') },
    { key: 'rest', label: t('rest') },
    ...(shifts.data?.items ?? []).map((shift) => ({
      key: shift.id,
      label: `${shift.name} ${sayShift(shift, t('nextDay'))}`,
    })),
  ]
  const plan = (day: string, shift: string) =>
    set.run({ staffIds: [id], days: [day], shift }, { done: () => tell(t('planned')) })
  return (
    <Loaded answer={days} lines={2}>
      {(known) => (
        <div className={styles.rosterDays}>
          {known.map(({ date, working }) => {
            const own = ownDays.get(date)
            const kind = own ? (own.shift ? 'shift' : 'rest') : working ? 'work' : 'rest'
            const planned = own ? (own.shift?.name ?? t('rest')) : working ? t('asCalendar') : t('rest')
            const isAway = leaves.data?.items.some((leave) => fallsOn(leave, date)) ?? false
            const word = isAway ? [planned, t('away')].join(' · ') : planned
            return mayPlan ? (
              <Dropdown key={date} trigger={['click']} menu={{ items: choices, onClick: ({ key }) => plan(date, key) }}>
                <button type="button" className={styles.rosterDay} data-kind={kind}>
                  <DayWords date={date} word={word} />
                </button>
              </Dropdown>
            ) : (
              <span key={date} className={styles.rosterDay} data-kind={kind}>
                <DayWords date={date} word={word} />
              </span>
            )
          })}
        </div>
      )}
    </Loaded>
  )
}

/** Whether a part of a day, by the clock on the wall, lies in a leave. */
function fallsOn({ beginsAt, endsAt }: { readonly beginsAt: string; readonly endsAt: string }, date: string): boolean {
  const begins = new Date(`${date}T00:00:00`)
  const ends = new Date(begins.getFullYear(), begins.getMonth(), begins.getDate() + 1)
  return new Date(beginsAt) < ends && new Date(endsAt) > begins
}

function DayWords({ date, word }: { readonly date: string; readonly word: string }) {
  const at = new Date(`${date}T00:00:00`)
  const locale = useLocale()
  return (
    <>
      <span className="figures">{at.toLocaleDateString(locale, { month: 'numeric', day: 'numeric' })}</span>
      <span>{at.toLocaleDateString(locale, { weekday: 'short' })}</span>
      <span>{word}</span>
    </>
  )
}
