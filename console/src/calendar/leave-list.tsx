import { Button } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import forms from '../settings/forms.module.css'
import styles from './calendar.module.css'
import { LeaveDialog } from './leave-dialog.tsx'
import { scheduleTexts } from './schedule.texts.ts'

const toTheMinute = { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

interface ListProps {
  readonly staff: { readonly id: string; readonly name: string }
}

/** The leaves of a colleague that are not over. */
export function LeaveList({ staff }: ListProps) {
  const t = useTexts(scheduleTexts)
  const locale = useLocale()
  const exactly = (at: string) => new Date(at).toLocaleString(locale, toTheMinute)
  const [isAdding, setAdding] = useState(false)
  const leaves = useAnswer('leaves', 'list', { staff: staff.id })
  const withdraw = useAct('leaves', 'withdraw', { done: () => tell(t('withdrawn')) })
  return (
    <>
      <Loaded answer={leaves} lines={1}>
        {({ items }) =>
          items.map(({ id, kind, beginsAt, endsAt, deputy }) => (
            <div key={id} className={styles.leave}>
              <span>
                {t(`leave.${kind}`)} <span className="figures">{[beginsAt, endsAt].map(exactly).join(' – ')}</span>
                {deputy ? <span className={forms.quiet}> {t('standsIn', { name: deputy.name })}</span> : null}
              </span>
              <Button size="small" loading={withdraw.busy} onClick={() => withdraw.run({ id })}>
                {t('withdraw')}
              </Button>
            </div>
          ))
        }
      </Loaded>
      <Button style={{ justifySelf: 'start' }} onClick={() => setAdding(true)}>
        {t('addLeave')}
      </Button>
      {isAdding ? <LeaveDialog staff={staff} onClose={() => setAdding(false)} /> : null}
    </>
  )
}
