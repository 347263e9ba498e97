import { Button } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { deviceOf } from '../frame/device.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { tell } from '../frame/toasts.ts'
import { accountTexts } from './account.texts.ts'
import styles from './forms.module.css'

/** Where the person is logged in, and how to leave there. */
export function Sessions() {
  const t = useTexts(accountTexts)
  const sessions = useAnswer('session', 'list', {})
  const end = useAct('session', 'end')
  return (
    <Loaded answer={sessions} lines={2}>
      {({ items }) =>
        items.map((session) => (
          <div key={session.id} className={styles.line}>
            <span className={styles.grow}>
              <span title={session.agent ?? undefined}>{deviceOf(session.agent) ?? t('unknownDevice')}</span>
              <span className={styles.spaced}>
                {session.address} <span>{t('since')}</span> <Time at={session.createdAt} />
                <span>{t('used')}</span> <Time at={session.usedAt} />
              </span>
            </span>
            {session.current ? (
              <Tag tone="good">{t('thisOne')}</Tag>
            ) : (
              <Button size="small" onClick={() => end.run({ id: session.id }, { done: () => tell(t('ended')) })}>
                {t('end')}
              </Button>
            )}
          </div>
        ))
      }
    </Loaded>
  )
}
