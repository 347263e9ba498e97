import type { Need } from '@zhike/contract/needs'
import { Modal } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useMay } from '../frame/me.ts'
import { Select } from '../frame/select.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { useKept } from './kept.ts'
import { needTexts } from './needs.texts.ts'
import { NoteField } from './note-field.tsx'

interface DialogProps {
  readonly need: Need
  readonly onClose: () => void
}

/** Says that the need is met, by one of the customer's orders when there is one. */
export function FulfilDialog({ need: { id, customerId, createdAt }, onClose }: DialogProps) {
  const t = useTexts(needTexts)
  const may = useMay()
  const [orderNo, setOrderNo] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const wanted = { customer: customerId, status: 'placed', from: createdAt, limit: 20 } as const
  const orders = useAnswer('orders', 'list', may('orders.read') ? wanted : undefined)
  const fulfil = useAct('needs', 'fulfil', useKept())
  const done = () => {
    tell(t('fulfilled'))
    onClose()
  }
  const send = () => fulfil.run({ id, orderNo, note }, { done })
  return (
    <Modal
      open
      title={t('fulfilTitle')}
      okText={t('fulfil')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: fulfil.busy }}
      onOk={send}
      onCancel={onClose}
      width={520}
    >
      <Fields>
        {may('orders.read') ? (
          <Field label={t('order')} hint={t('orderHint')} wide error={fulfil.fields.orderNo}>
            {(field) => (
              <Select
                id={field}
                allowClear
                value={orderNo}
                placeholder={t('orderNone')}
                options={(orders.data?.items ?? []).map((order) => ({
                  value: order.orderNo,
                  label: [order.orderNo, ...order.lines.map(({ name }) => name)].join(' · '),
                }))}
                onChange={(chosen: string | null | undefined) => setOrderNo(chosen ?? null)}
              />
            )}
          </Field>
        ) : null}
        <NoteField
          note={note}
          example={t('fulfilExample')}
          error={fulfil.fields.note}
          onChange={setNote}
          onSend={send}
        />
      </Fields>
    </Modal>
  )
}
