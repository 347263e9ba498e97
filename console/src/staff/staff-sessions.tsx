import type { StaffMember } from '@zhike/contract/staff'
import { Button } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { deviceOf } from '../frame/device.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { tell } from '../frame/toasts.ts'
import styles from './staff.module.css'
import { staffTexts } from './staff.texts.ts'

/** Where a colleague is logged in, the second factor, and how to end both. */
export function StaffSessions({ member, mayReset }: { readonly member: StaffMember; readonly mayReset: boolean }) {
  const t = useTexts(staffTexts)
  const { id, name } = member
  const logIns = useAnswer('staff', 'sessions', { id })
  const end = useAct('staff', 'endSession')
  const endAll = useAct('staff', 'endSessions')
  const reset = useAct('staff', 'resetSecondFactor')
  return (
    <section className={styles.logIns} aria-label={t('logIns')}>
      <h3>{t('logIns')}</h3>
      <Loaded answer={logIns} lines={2}>
        {({ items, secondFactorSince }) => (
          <>
            {items.map((session) => (
              <div key={session.id} className={styles.logIn}>
                <span className={styles.device}>
                  <span title={session.agent ?? undefined}>{deviceOf(session.agent) ?? t('unknownDevice')}</span>
                  <span className={styles.count}>
                    {session.address} <span>{t('lastUsed')}</span> <Time at={session.usedAt} />
                  </span>
                </span>
                <Button
                  size="small"
                  onClick={() => end.run({ id, sessionId: session.id }, { done: () => tell(t('endedOne')) })}
                >
                  {t('endOne')}
                </Button>
              </div>
            ))}
            {items.length === 0 ? <p className={styles.count}>{t('noLogIns')}</p> : null}
            <div className={styles.logIn}>
              <Tag tone={secondFactorSince ? 'good' : 'calm'} dot plain>
                {secondFactorSince ? t('factorOn') : t('factorOff')}
              </Tag>
            </div>
            <div className={styles.acts}>
              {items.length > 0 ? (
                <Button
                  loading={endAll.busy}
                  onClick={() => endAll.run({ id }, { done: () => tell(t('endedAll', { name })) })}
                >
                  {t('endAll')}
                </Button>
              ) : null}
              {secondFactorSince && mayReset ? (
                <Button
                  danger
                  loading={reset.busy}
                  onClick={() => reset.run({ id }, { done: () => tell(t('resetFactorTold', { name })) })}
                >
                  {t('resetFactor')}
                </Button>
              ) : null}
            </div>
          </>
        )}
      </Loaded>
    </section>
  )
}
