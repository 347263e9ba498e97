import type { PromisePolicy } from '@zhike/contract/time-promises'
import { Modal } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Skeleton } from '../frame/skeleton.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { sayMinutes } from './durations.ts'
import { policyTexts } from './policies.texts.ts'
import styles from './time-promises.module.css'
import { promiseTexts } from './time-promises.texts.ts'
import { useWhom } from './use-whom.ts'

interface DialogProps {
  readonly draft: PromisePolicy
  /** What it takes the place of. */
  readonly replaced?: PromisePolicy | undefined
  /** Why it was not replayed. */
  readonly skipReason?: string | undefined
  readonly onClose: () => void
}

/** Asks before a draft is published: for whom, what is promised then, and from when. */
export function PublishDialog({ draft, replaced, skipReason, onClose }: DialogProps) {
  const t = useTexts(policyTexts)
  const { id, name } = draft
  const whom = useWhom(draft)
  const former = useWhom(replaced ?? draft)
  const outlook = useAnswer('promisePolicies', 'foresee', { id }).data
  const publish = useAct('promisePolicies', 'publish', { done: () => tell(t('published', { name })) })
  return (
    <Modal
      open
      title={t('publishSure', { name })}
      okText={t('publish')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: publish.busy, disabled: !outlook }}
      onOk={() => publish.run({ id, ...(skipReason ? { skipReason } : {}) }, { done: onClose })}
      onCancel={onClose}
    >
      <div className={styles.sure}>
        <p>
          {t('publishFor', { whom })} {former === whom ? null : t('publishForFormer', { whom: former })}
        </p>
        <Promised draft={draft} replaced={replaced} />
        {outlook ? (
          <ul>
            <li>{t('publishFrom')}</li>
            {replaced ? <li>{t('publishRetires', { name: replaced.name })}</li> : null}
            <li>{outlook.keeping > 0 ? t('publishKeeps', { count: outlook.keeping }) : t('publishKeepsNone')}</li>
            {outlook.unpromised > 0 ? <li>{t('publishGives', { count: outlook.unpromised })}</li> : null}
            {skipReason ? <li>{t('publishUnreplayed', { reason: skipReason })}</li> : null}
          </ul>
        ) : (
          <Skeleton lines={3} />
        )}
      </div>
    </Modal>
  )
}

/** What is promised by the draft, beside what the policy in its place promises. */
function Promised({ draft, replaced }: Pick<DialogProps, 'draft' | 'replaced'>) {
  const t = useTexts(policyTexts)
  const p = useTexts(promiseTexts)
  const locale = useLocale()
  const say = (minutes: number | null) => (minutes === null ? t('nothing') : sayMinutes(minutes, locale))
  const targets = [
    ['first_response', 'firstResponse'],
    ['next_update', 'nextUpdate'],
    ['resolution', 'resolution'],
  ] as const
  return (
    <table className={styles.tallies}>
      <thead>
        <tr>
          <th scope="col">{t('byTarget')}</th>
          {replaced ? <th scope="col">{t('publishNow')}</th> : null}
          <th scope="col">{t('publishThen')}</th>
        </tr>
      </thead>
      <tbody>
        {targets.map(([target, field]) => (
          <tr key={target}>
            <th scope="row">{p(`target_${target}`)}</th>
            {replaced ? <td>{say(replaced[field])}</td> : null}
            <td>{say(draft[field])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
