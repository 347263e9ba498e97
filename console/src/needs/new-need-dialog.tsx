import type { CustomerSummary } from '@zhike/contract/customers'
import { type Need, NeedOrigin, NeedUrgency } from '@zhike/contract/needs'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { CustomerChoice } from '../frame/customer-choice.tsx'
import { useDraft } from '../frame/drafts.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { DayField } from '../frame/time-fields.tsx'
import { tell } from '../frame/toasts.ts'
import { fenOf } from '../frame/yuan.ts'
import { needTexts } from './needs.texts.ts'

interface DialogProps {
  /** Whose need it is, when that is known. */
  readonly customerId: string | undefined
  /** The ticket in which it came up. */
  readonly ticketId: string | undefined
  readonly onClose: () => void
  readonly onCreated: (need: Need) => void
}

const channels = ['phone', 'counter', 'wechat', 'email', 'chat', 'letter', 'console'] as const

/** Writes down what a customer needs. What was typed is there again when the dialog was closed by mistake. */
export function NewNeedDialog({ customerId, ticketId, onClose, onCreated }: DialogProps) {
  const t = useTexts(needTexts)
  const code = useTexts(codeTexts)
  const [found, setFound] = useState<CustomerSummary>()
  const [title, setTitle] = useDraft('need.title')
  const [description, setDescription] = useDraft('need.description')
  const [origin, setOrigin] = useState<Need['origin']>('stated')
  const [urgency, setUrgency] = useState<Need['urgency']>('normal')
  const [channel, setChannel] = useState<Need['channel']>('phone')
  const [budget, setBudget] = useState('')
  const [neededBy, setNeededBy] = useState<string | null>(null)
  const known = useAnswer('customers', 'get', customerId && !found ? { id: customerId } : undefined)
  const create = useAct('needs', 'create')
  const customer = found ?? known.data
  const budgetFen = budget.trim() === '' ? null : fenOf(budget)
  const isReady = customer !== undefined && title.trim() !== '' && budgetFen !== undefined
  const send = () => {
    if (!isReady || create.busy) return
    const done = (need: Need) => {
      setTitle('')
      setDescription('')
      tell(t('created', { number: need.number }))
      onCreated(need)
    }
    const said = { title, description, origin, urgency, channel, budgetFen, neededBy }
    create.run({ customerId: customer.id, ...said, ...(ticketId ? { ticketId } : {}) }, { done })
  }
  return (
    <Modal
      open
      title={t('newTitle')}
      width={600}
      okText={t('create')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady, loading: create.busy }}
      onOk={send}
      onCancel={onClose}
    >
      <Fields>
        <Field label={t('customer')} required wide error={create.fields.customerId}>
          {(id) => <CustomerChoice id={id} autoFocus={!customerId} chosen={customer} onChoose={setFound} />}
        </Field>
        <Field label={t('what')} required wide error={create.fields.title}>
          {(id) => (
            <Input
              id={id}
              autoFocus={Boolean(customerId)}
              value={title}
              maxLength={200}
              placeholder={t('whatExample')}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('description')} wide error={create.fields.description}>
          {(id) => (
            <Input.TextArea
              id={id}
              value={description}
              autoSize={{ minRows: 3, maxRows: 10 }}
              maxLength={20_000}
              placeholder={t('descriptionExample')}
              onChange={(event) => setDescription(event.target.value)}
              onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && send()}
            />
          )}
        </Field>
        <Field label={t('origin')}>
          {(id) => (
            <Select
              id={id}
              value={origin}
              options={NeedOrigin.options.map((value) => ({ value, label: code(`origin.${value}`) }))}
              onChange={setOrigin}
            />
          )}
        </Field>
        <Field label={t('channel')}>
          {(id) => (
            <Select
              id={id}
              value={channel}
              options={channels.map((value) => ({ value, label: code(`channel.${value}`) }))}
              onChange={setChannel}
            />
          )}
        </Field>
        <Field label={t('urgency')}>
          {(id) => (
            <Select
              id={id}
              value={urgency}
              options={NeedUrgency.options.map((value) => ({ value, label: code(`urgency.${value}`) }))}
              onChange={setUrgency}
            />
          )}
        </Field>
        <Field label={t('neededBy')} error={create.fields.neededBy}>
          {(id) => <DayField id={id} value={neededBy} onChange={(day) => setNeededBy(day || null)} />}
        </Field>
        <Field label={t('budgetYuan')} error={budgetFen === undefined ? t('budgetWrong') : create.fields.budgetFen}>
          {(id) => (
            <Input
              id={id}
              inputMode="decimal"
              value={budget}
              placeholder={t('optional')}
              onChange={(event) => setBudget(event.target.value)}
            />
          )}
        </Field>
      </Fields>
    </Modal>
  )
}
