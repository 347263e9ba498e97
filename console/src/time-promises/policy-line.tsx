import type { PromisePolicy } from '@zhike/contract/time-promises'
import { Button } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { tell } from '../frame/toasts.ts'
import forms from '../settings/forms.module.css'
import { sayMinutes } from './durations.ts'
import { policyTexts } from './policies.texts.ts'
import styles from './time-promises.module.css'
import { promiseTexts } from './time-promises.texts.ts'
import { useWhom } from './use-whom.ts'

interface LineProps {
  readonly policy: PromisePolicy
  /** Of a draft: what it takes the place of. */
  readonly replaced?: PromisePolicy | undefined
  readonly onEdit: () => void
  /** Only of drafts. */
  readonly onReplay?: () => void
  readonly onPublish?: () => void
}

/** A policy: for which tickets, and how long each takes. */
export function PolicyLine({ policy, replaced, onEdit, onReplay, onPublish }: LineProps) {
  const t = useTexts(policyTexts)
  const { id, name, publishedAt, replayedAt } = policy
  const whom = useWhom(policy)
  const edit = t(publishedAt === null ? 'change' : 'redraft')
  const remove = useAct('promisePolicies', 'remove', { done: () => tell(t('removed', { name })) })
  return (
    <div className={styles.policy}>
      <span className={styles.named}>
        <b>{name}</b>
        <span className={forms.quiet}>{replaced ? t('replaces', { name: replaced.name }) : whom}</span>
        {onReplay ? (
          <span className={forms.quiet}>
            {replayedAt ? (
              <>
                {t('replayedOn')} <Time at={replayedAt} />
              </>
            ) : (
              t('notReplayed')
            )}
          </span>
        ) : null}
      </span>
      <Minutes policy={policy} />
      <span className={styles.deeds}>
        {onReplay ? (
          <Button size="small" type={replayedAt ? 'default' : 'primary'} onClick={onReplay}>
            {t(replayedAt ? 'replay' : 'replayAndPublish')}
          </Button>
        ) : null}
        {onPublish && replayedAt ? (
          <Button size="small" type="primary" onClick={onPublish}>
            {t('publishAsk')}
          </Button>
        ) : null}
        <Button size="small" type="text" aria-label={`${edit} ${name}`} onClick={onEdit}>
          {edit}
        </Button>
        <Button size="small" type="text" danger loading={remove.busy} onClick={() => remove.run({ id })}>
          {t(publishedAt === null ? 'drop' : 'retire')}
        </Button>
      </span>
    </div>
  )
}

function Minutes({ policy: { firstResponse, nextUpdate, resolution, calendarId } }: Pick<LineProps, 'policy'>) {
  const t = useTexts(policyTexts)
  const p = useTexts(promiseTexts)
  const locale = useLocale()
  const calendars = useAnswer('calendars', 'list', calendarId ? {} : undefined)
  const calendar = calendars.data?.items.find(({ id }) => id === calendarId)
  const targets = [
    ['first_response', firstResponse],
    ['next_update', nextUpdate],
    ['resolution', resolution],
  ] as const
  return (
    <dl className={styles.minutes}>
      {targets.map(([target, minutes]) => (
        <div key={target}>
          <dt>{p(`target_${target}`)}</dt>
          <dd className="figures">{minutes === null ? t('nothing') : sayMinutes(minutes, locale)}</dd>
        </div>
      ))}
      {calendar ? (
        <div>
          <dt>{t('calendar')}</dt>
          <dd>{calendar.name}</dd>
        </div>
      ) : null}
    </dl>
  )
}
