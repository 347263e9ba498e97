import { type Order, Return } from '@zhike/contract/orders'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { MomentField } from '../frame/time-fields.tsx'
import { tell } from '../frame/toasts.ts'
import { wallTime } from '../frame/wall-time.ts'
import { fenOf, yuanOf } from '../frame/yuan.ts'
import { orderTexts } from './orders.texts.ts'

interface DialogProps {
  readonly order: Order
  readonly onClose: () => void
}

/** Records what came back and what was paid back. */
export function ReturnDialog({ order, onClose }: DialogProps) {
  const t = useTexts(orderTexts)
  const code = useTexts(codeTexts)
  const [at, setAt] = useState(() => wallTime(new Date()))
  const [sku, setSku] = useState(order.lines[0]?.sku ?? '')
  const [quantity, setQuantity] = useState(order.lines[0] ? 1 : 0)
  const [refund, setRefund] = useState(yuanOf(order.lines[0]?.unitFen ?? order.totalFen - order.refundedFen))
  const [reason, setReason] = useState<(typeof Return)['_output']['reason']>('goods')
  const [note, setNote] = useState('')
  const add = useAct('orders', 'addReturn')
  const refundFen = fenOf(refund)
  const isReady = refundFen !== undefined && at !== ''
  const choose = (next: string) => {
    const line = order.lines.find((one) => one.sku === next)
    setSku(next)
    setQuantity(line ? 1 : 0)
    setRefund(yuanOf(line?.unitFen ?? order.totalFen - order.refundedFen))
  }
  const save = () => {
    if (!isReady) return
    const done = () => {
      tell(t('saved'))
      onClose()
    }
    add.run(
      { id: order.id, at, refundFen, reason, quantity, ...(sku ? { sku } : {}), ...(note.trim() ? { note } : {}) },
      { done },
    )
  }
  return (
    <Modal
      open
      title={t('addReturn')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady, loading: add.busy }}
      onOk={save}
      onCancel={onClose}
    >
      <Fields>
        <Field label={t('product')} wide error={add.fields.sku}>
          {(id) => (
            <Select
              id={id}
              value={sku}
              options={[
                ...order.lines.map((line) => ({ value: line.sku, label: line.name })),
                { value: '', label: t('everything') },
              ]}
              onChange={choose}
            />
          )}
        </Field>
        <Field label={t('quantity')} error={add.fields.quantity}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={1_000_000}
              precision={0}
              value={quantity}
              style={{ width: '100%' }}
              onChange={(next) => setQuantity(next ?? 0)}
            />
          )}
        </Field>
        <Field label={t('refund')} required error={refundFen === undefined ? t('amountWrong') : add.fields.refundFen}>
          {(id) => (
            <Input
              id={id}
              autoFocus
              inputMode="decimal"
              value={refund}
              onChange={(event) => setRefund(event.target.value)}
              onPressEnter={save}
            />
          )}
        </Field>
        <Field label={t('reason')} required>
          {(id) => (
            <Select
              id={id}
              value={reason}
              options={Return.shape.reason.options.map((value) => ({ value, label: code(`return.${value}`) }))}
              onChange={setReason}
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
