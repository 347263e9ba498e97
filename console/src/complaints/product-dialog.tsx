import type { Complaint } from '@zhike/contract/complaints'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { frameTexts } from '../frame/frame.texts.ts'
import { ProductChoice } from '../frame/product-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { complaintTexts } from './complaints.texts.ts'

interface DialogProps {
  readonly file: Complaint
  readonly onClose: () => void
}

/** Says of which product of the catalogue a complaint is, or that nobody knows. */
export function ProductDialog({ file: { ticketId, product }, onClose }: DialogProps) {
  const t = useTexts(complaintTexts)
  const frame = useTexts(frameTexts)
  const [sku, setSku] = useState(product?.sku ?? null)
  const [batch, setBatch] = useState(product?.batch ?? '')
  const update = useAct('complaints', 'update', { done: onClose })
  const save = () =>
    update.run({ ticketId, product: sku === null ? null : { sku, batch: batch.trim() === '' ? null : batch.trim() } })
  return (
    <Modal
      open
      title={t('productTitle')}
      okText={t('save')}
      cancelText={frame('cancel')}
      okButtonProps={{ loading: update.busy }}
      onOk={save}
      onCancel={onClose}
      width={480}
    >
      <Fields>
        <Field label={t('product')} wide error={update.fields.product}>
          {(id) => (
            <ProductChoice
              id={id}
              chosen={sku}
              name={product?.name ?? null}
              placeholder={t('productChoose')}
              onChoose={setSku}
            />
          )}
        </Field>
        <Field label={t('batch')} wide error={update.fields['product.batch']}>
          {(id) => (
            <Input
              id={id}
              maxLength={64}
              disabled={sku === null}
              value={batch}
              placeholder={t('batchExample')}
              onChange={({ target }) => setBatch(target.value)}
              onPressEnter={save}
            />
          )}
        </Field>
      </Fields>
    </Modal>
  )
}
