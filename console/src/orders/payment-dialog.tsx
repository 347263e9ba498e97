import type { Order } from '@zhike/contract/orders'
import { AutoComplete, Input, Modal } from 'antd'
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

const methods = ['wechat', 'alipay', 'card', 'transfer', 'cash'] as const

/** Records what was paid for an order. */
export function PaymentDialog({ order, onClose }: DialogProps) {
  const t = useTexts(orderTexts)
  const [at, setAt] = useState(() => wallTime(new Date()))
  const [amount, setAmount] = useState(yuanOf(order.totalFen))
  const [method, setMethod] = useState(t('method_wechat'))
  const [note, setNote] = useState('')
  const add = useAct('orders', 'addPayment')
  const amountFen = fenOf(amount)
  const isReady = amountFen !== undefined && amountFen > 0 && method.trim() !== '' && at !== ''
  const save = () => {
    if (!isReady) return
    const done = () => {
      tell(t('saved'))
      onClose()
    }
    add.run(
      { id: order.id, at, amountFen, method: method.trim(), ...(note.trim() ? { note: note.trim() } : {}) },
      { done },
    )
  }
  return (
    <Modal
      open
      title={t('addPayment')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady, loading: add.busy }}
      onOk={save}
      onCancel={onClose}
    >
      <Fields>
        <Field label={t('amount')} required error={amountFen === undefined ? t('amountWrong') : add.fields.amountFen}>
          {(id) => (
            <Input
              id={id}
              autoFocus
              inputMode="decimal"
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
              onPressEnter={save}
            />
          )}
        </Field>
        <Field label={t('method')} required error={add.fields.method}>
          {(id) => (
            <AutoComplete
              id={id}
              value={method}
              options={methods.map((one) => ({ value: t(`method_${one}`) }))}
              onChange={setMethod}
            />
          )}
        </Field>
        <Field label={t('at')} required error={add.fields.at}>
          {(id) => <MomentField id={id} value={at} onChange={setAt} />}
        </Field>
        <Field label={t('note')} error={add.fields.note}>
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
