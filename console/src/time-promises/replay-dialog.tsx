import type { PromisePolicy, PromiseReplay } from '@zhike/contract/time-promises'
import { Button, Input, InputNumber, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { useTexts } from '../frame/texts.ts'
import { DayField } from '../frame/time-fields.tsx'
import { policyTexts } from './policies.texts.ts'
import { Replayed } from './replayed.tsx'
import styles from './time-promises.module.css'

interface DialogProps {
  readonly draft: PromisePolicy
  /** With the reason, when it was not replayed. */
  readonly onPublish: (skipReason?: string) => void
  readonly onClose: () => void
}

const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toLocaleDateString('sv-SE')

/** What a draft would have meant for the tickets of the last 90 days, or others; then it is published, or it is not. */
export function ReplayDialog({ draft: { id, name }, onPublish, onClose }: DialogProps) {
  const t = useTexts(policyTexts)
  const [asked, setAsked] = useState(() => ({ from: dayAgo(90), to: dayAgo(1), minutesEach: 20 }))
  const [found, setFound] = useState<{ readonly asked: typeof asked; readonly replay: PromiseReplay } | undefined>()
  const [skipReason, setSkipReason] = useState<string | undefined>(undefined)
  const replay = useAct('promisePolicies', 'replay')
  const run = () => replay.run({ id, ...asked }, { done: (answer) => setFound({ asked, replay: answer }) })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the usual days
  useEffect(run, [])
  const isSkipping = skipReason !== undefined
  const isReady = isSkipping ? skipReason.trim().length >= 4 : found !== undefined
  return (
    <Modal
      open
      title={t('replayOf', { name })}
      okText={t(isSkipping ? 'publishUnplayed' : 'publishAsk')}
      cancelText={t('close')}
      okButtonProps={{ disabled: !isReady }}
      onOk={() => onPublish(isSkipping ? skipReason.trim() : undefined)}
      onCancel={onClose}
      width={820}
    >
      <Asked asked={asked} refused={replay.fields} onChange={(part) => setAsked({ ...asked, ...part })} />
      <p className={styles.run}>
        <Button loading={replay.busy} onClick={run}>
          {t('runAgain')}
        </Button>
        {found || isSkipping ? null : (
          <Button type="link" size="small" onClick={() => setSkipReason('')}>
            {t('skip')}
          </Button>
        )}
      </p>
      {isSkipping ? (
        <Field label={t('skipReason')} hint={t('skipHint')} required>
          {(field) => (
            <Input
              id={field}
              autoFocus
              maxLength={200}
              value={skipReason}
              onChange={({ target }) => setSkipReason(target.value)}
            />
          )}
        </Field>
      ) : null}
      {found ? <Replayed name={name} {...found} /> : replay.busy ? <Skeleton lines={6} /> : null}
    </Modal>
  )
}

interface Asked {
  readonly from: string
  readonly to: string
  readonly minutesEach: number
}

interface AskedProps {
  readonly asked: Asked
  readonly refused: Readonly<Record<string, string>>
  readonly onChange: (part: Partial<Asked>) => void
}

/** Which days, and how long a promise takes. */
function Asked({ asked: { from, to, minutesEach }, refused, onChange }: AskedProps) {
  const t = useTexts(policyTexts)
  return (
    <Fields>
      <Field label={t('from')} error={refused.from}>
        {(field) => <DayField id={field} value={from} onChange={(day) => onChange({ from: day })} />}
      </Field>
      <Field label={t('to')} error={refused.to}>
        {(field) => <DayField id={field} value={to} onChange={(day) => onChange({ to: day })} />}
      </Field>
      <Field label={t('minutesEach')} hint={t('minutesEachHint')} error={refused.minutesEach}>
        {(field) => (
          <InputNumber
            id={field}
            min={1}
            max={480}
            precision={0}
            value={minutesEach}
            style={{ width: '100%' }}
            onChange={(value) => onChange({ minutesEach: value ?? 20 })}
          />
        )}
      </Field>
    </Fields>
  )
}
