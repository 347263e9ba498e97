import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { useMay, useMe } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './threads.module.css'
import { threadTexts } from './threads.texts.ts'

/** Who wants to hear of a ticket without working on it. */
export function WatchersCard({ ticketId: id }: { readonly ticketId: string }) {
  const t = useTexts(threadTexts)
  const me = useMe()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const list = useAnswer('ticketWatchers', 'list', { id })
  const add = useAct('ticketWatchers', 'add')
  const remove = useAct('ticketWatchers', 'remove')
  const watchers = list.data?.items ?? []
  const watches = watchers.some((watcher) => watcher.id === me.id)
  const turn = () => (watches ? remove : add).run({ id, staffId: me.id })
  return (
    <Card
      title={t('watchers')}
      aside={
        <span className={styles.deeds}>
          {me.kind === 'staff' && list.data ? (
            <Button type="link" size="small" onClick={turn}>
              {t(watches ? 'unwatch' : 'watch')}
            </Button>
          ) : null}
          {may('tickets.update') && may('staff.read') ? (
            <Button type="link" size="small" onClick={() => setAdding(!adding)}>
              {t('addWatcher')}
            </Button>
          ) : null}
        </span>
      }
    >
      {adding ? (
        <StaffChoice
          label={t('addWatcher')}
          chosen={null}
          placeholder={t('addWatcher')}
          onChoose={(staff) => {
            setAdding(false)
            if (staff) add.run({ id, staffId: staff.id })
          }}
        />
      ) : null}
      {list.data && watchers.length === 0 && !adding ? <p className={styles.quiet}>{t('watchersNone')}</p> : null}
      <ul className={styles.lines}>
        {watchers.map(({ id: staffId, name, since }) => (
          <li key={staffId} className={styles.line}>
            <p>
              {name}{' '}
              <span className={styles.quiet}>
                <Time at={since} />
              </span>
            </p>
            {staffId !== me.id && may('tickets.update') ? (
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t('dropWatcher', { name })}
                title={t('dropWatcher', { name })}
                onClick={() => remove.run({ id, staffId })}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
