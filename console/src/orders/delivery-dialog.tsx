import { Delivery } from '@zhike/contract/orders'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import type { AnswerOf } from '../frame/client.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { MomentField } from '../frame/time-fields.tsx'
import { tell } from '../frame/toasts.ts'
import { wallTime } from '../frame/wall-time.ts'
import { orderTexts } from './orders.texts.ts'

interface DialogProps {
  readonly order: AnswerOf<'orders', 'get'>
  readonly onClose: () => void
}
type DeliveryState = (typeof Delivery)['_output']['state']

/** Records a step of a delivery; carrier and tracking number of the step before are there already. */
export function DeliveryDialog({ order, onClose }: DialogProps) {
  const t = useTexts(orderTexts)
  const code = useTexts(codeTexts)
  const before = order.deliveries.at(-1)
  const [at, setAt] = useState(() => wallTime(new Date()))
  const [carrier, setCarrier] = useState(before?.carrier ?? '')
  const [trackingNo, setTrackingNo] = useState(before?.trackingNo ?? '')
  const [state, setState] = useState<DeliveryState>(before?.state === 'shipped' ? 'delivered' : 'shipped')
  const [note, setNote] = useState('')
  const add = useAct('orders', 'addDelivery')
  const isReady = carrier.trim() !== '' && at !== ''
  const save = () => {
    if (!isReady) return
    const done = () => {
      tell(t('saved'))
      onClose()
    }
    add.run(
      {
        id: order.id,
        at,
        carrier: carrier.trim(),
        state,
        ...(trackingNo.trim() ? { trackingNo: trackingNo.trim() } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
      },
      { done },
    )
  }
  return (
    <Modal
      open
      title={t('addDelivery')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady, loading: add.busy }}
      onOk={save}
      onCancel={onClose}
    >
      <Fields>
        <Field label={t('carrier')} required error={add.fields.carrier}>
          {(id) => (
            <Input
              id={id}
              autoFocus
              value={carrier}
              maxLength={200}
              onChange={(event) => setCarrier(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('trackingNo')} error={add.fields.trackingNo}>
          {(id) => (
            <Input
              id={id}
              value={trackingNo}
              maxLength={64}
              onChange={(event) => setTrackingNo(event.target.value)}
              onPressEnter={save}
            />
          )}
        </Field>
        <Field label={t('state')} required>
          {(id) => (
            <Select
              id={id}
              value={state}
              options={Delivery.shape.state.options.map((value) => ({ value, label: code(`delivery.${value}`) }))}
              onChange={setState}
            />
          )}
        </Field>
        <Field label={t('at')} required error={add.fields.at}>
          {(id) => <MomentField id={id} value={at} onChange={setAt} />}
        </Field>
        <Field label={t('note')} wide error={add.fields.note}>
          {(id) => (
            <Input
              id={id}
              value={note}
              maxLength={200}
              placeholder={t('noteExample')}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      </Fields>
    </Modal>
  )
}
