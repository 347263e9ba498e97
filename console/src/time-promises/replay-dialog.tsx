import type { PromisePolicy, PromiseReplay } from '@zhike/contract/time-promises'
import { Button, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { DayField } from '../frame/time-fields.tsx'
import { tell } from '../frame/toasts.ts'
import { policyTexts } from './policies.texts.ts'
import { Replayed } from './replayed.tsx'

interface DialogProps {
  readonly draft: PromisePolicy
  readonly onClose: () => void
}

const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toLocaleDateString('sv-SE')

/** What a draft would have meant for past tickets, before it is published. */
export function ReplayDialog({ draft: { id, name }, onClose }: DialogProps) {
  const t = useTexts(policyTexts)
  const [from, setFrom] = useState(() => dayAgo(90))
  const [to, setTo] = useState(() => dayAgo(1))
  const [minutesEach, setMinutesEach] = useState(20)
  const [found, setFound] = useState<PromiseReplay | undefined>(undefined)
  const replay = useAct('promisePolicies', 'replay', { done: setFound })
  const publish = useAct('promisePolicies', 'publish', { done: () => tell(t('published', { name })) })
  return (
    <Modal
      open
      title={t('replayOf', { name })}
      okText={t('publish')}
      cancelText={t('close')}
      okButtonProps={{ loading: publish.busy, disabled: !found }}
      onOk={() => publish.run({ id }, { done: onClose })}
      onCancel={onClose}
      width={760}
    >
      <Fields>
        <Field label={t('from')} error={replay.fields.from}>
          {(field) => <DayField id={field} value={from} onChange={setFrom} />}
        </Field>
        <Field label={t('to')} error={replay.fields.to}>
          {(field) => <DayField id={field} value={to} onChange={setTo} />}
        </Field>
        <Field label={t('minutesEach')} hint={t('minutesEachHint')} error={replay.fields.minutesEach}>
          {(field) => (
            <InputNumber
              id={field}
              min={1}
              max={480}
              precision={0}
              value={minutesEach}
              style={{ width: '100%' }}
              onChange={(value) => setMinutesEach(value ?? 20)}
            />
          )}
        </Field>
      </Fields>
      <p style={{ marginBlock: 16 }}>
        <Button loading={replay.busy} onClick={() => replay.run({ id, from, to, minutesEach })}>
          {t('run')}
        </Button>
      </p>
      {found ? <Replayed replay={found} /> : null}
    </Modal>
  )
}
