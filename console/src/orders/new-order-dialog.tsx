import type { CustomerSummary } from '@zhike/contract/customers'
import type { Order } from '@zhike/contract/orders'
import type { OwnValues } from '@zhike/contract/own-fields'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { CustomerChoice } from '../frame/customer-choice.tsx'
import { Field, Fields } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { MomentField } from '../frame/time-fields.tsx'
import { tell } from '../frame/toasts.ts'
import { wallTime } from '../frame/wall-time.ts'
import { fenOf, yuanOf } from '../frame/yuan.ts'
import { defaultsOf, fieldsFor, sentValues } from '../own-fields/fields-of.ts'
import { OwnInputs } from '../own-fields/own-inputs.tsx'
import { useOwnFields } from '../own-fields/use-own-fields.ts'
import { LineEditor } from './line-editor.tsx'
import { newOrderTexts } from './new-order.texts.ts'
import { emptyLine, isBlank, type LineDraft, lineOf, sumOf } from './order-draft.ts'

interface DialogProps {
  /** Who bought, when that is known. */
  readonly customerId?: string | undefined
  readonly onClose: () => void
  readonly onCreated: (order: Order) => void
}

/** Records an order by hand. */
export function NewOrderDialog({ customerId, onClose, onCreated }: DialogProps) {
  const t = useTexts(newOrderTexts)
  const [found, setFound] = useState<CustomerSummary>()
  const known = useAnswer('customers', 'get', customerId && !found ? { id: customerId } : undefined)
  const customer = found ?? known.data
  const [orderNo, setOrderNo] = useState('')
  const [orderedAt, setOrderedAt] = useState(() => wallTime(new Date()))
  const [seller, setSeller] = useState({ store: '', channel: '', soldBy: '' })
  const [lines, setLines] = useState<readonly LineDraft[]>([emptyLine(1)])
  const [total, setTotal] = useState<string | null>(null)
  const fields = fieldsFor(useOwnFields('order') ?? [], undefined)
  const [own, setOwn] = useState<OwnValues>({})
  const values = { ...defaultsOf(fields), ...own }
  const create = useAct('orders', 'create')
  const typed = lines.filter((line) => !isBlank(line))
  const whole = typed.map(lineOf).filter((line) => line !== undefined)
  const totalFen = fenOf(total ?? yuanOf(sumOf(lines)))
  const isReady =
    customer !== undefined &&
    orderNo.trim() !== '' &&
    orderedAt !== '' &&
    totalFen !== undefined &&
    whole.length === typed.length
  const save = () => {
    if (!isReady) return
    const given = Object.fromEntries(Object.entries(seller).filter(([, words]) => words.trim() !== ''))
    const done = (order: Order) => {
      tell(t('created', { number: order.orderNo }))
      onCreated(order)
    }
    const custom = sentValues(fields, values)
    create.run(
      { customerId: customer.id, orderNo: orderNo.trim(), orderedAt, totalFen, lines: whole, custom, ...given },
      { done },
    )
  }
  return (
    <Modal
      open
      title={t('title')}
      width={640}
      okText={t('create')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady, loading: create.busy }}
      onOk={save}
      onCancel={onClose}
    >
      <Fields>
        <Field label={t('customer')} required wide error={create.fields.customerId}>
          {(id) => <CustomerChoice id={id} autoFocus={!customerId} chosen={customer} onChoose={setFound} />}
        </Field>
        <Field label={t('number')} required error={create.fields.orderNo}>
          {(id) => (
            <Input
              id={id}
              autoFocus={Boolean(customerId)}
              value={orderNo}
              maxLength={64}
              onChange={(event) => setOrderNo(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('orderedAt')} required error={create.fields.orderedAt}>
          {(id) => <MomentField id={id} value={orderedAt} onChange={setOrderedAt} />}
        </Field>
        <LineEditor lines={lines} onChange={setLines} />
        <Field label={t('totalYuan')} required hint={t('totalHint')} error={create.fields.totalFen}>
          {(id) => (
            <Input
              id={id}
              inputMode="decimal"
              value={total ?? yuanOf(sumOf(lines))}
              onChange={(event) => setTotal(event.target.value)}
            />
          )}
        </Field>
        {(['store', 'channel', 'soldBy'] as const).map((name) => (
          <Field key={name} label={t(name)} error={create.fields[name]}>
            {(id) => (
              <Input
                id={id}
                value={seller[name]}
                maxLength={200}
                onChange={(event) => setSeller({ ...seller, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <OwnInputs fields={fields} values={values} refused={create.fields} onChange={setOwn} />
      </Fields>
    </Modal>
  )
}
