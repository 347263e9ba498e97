import type { CustomerSummary } from '@zhike/contract/customers'
import type { OwnValues } from '@zhike/contract/own-fields'
import { Priority, type Ticket, TicketKind } from '@zhike/contract/tickets'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { CustomerChoice } from '../frame/customer-choice.tsx'
import { Field, Fields } from '../frame/field.tsx'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { defaultsOf, fieldsFor, sentValues } from '../own-fields/fields-of.ts'
import { OwnInputs } from '../own-fields/own-inputs.tsx'
import { useOwnFields } from '../own-fields/use-own-fields.ts'
import { NewCustomer } from './new-customer.tsx'
import { newTicketTexts } from './new-ticket.texts.ts'
import { emptyTicket, keepNewTicket, readNewTicket, type TicketDraft } from './new-ticket-draft.ts'

interface DialogProps {
  /** Whose ticket it is, when that is known. */
  readonly customerId?: string | undefined
  readonly onClose: () => void
  readonly onCreated: (ticket: Ticket) => void
}

const channels = ['phone', 'counter', 'wechat', 'email', 'chat', 'sms', 'letter', 'console'] as const

/** Writes down what somebody asks. What was typed is there again when the dialog was closed by mistake. */
export function NewTicketDialog({ customerId, onClose, onCreated }: DialogProps) {
  const t = useTexts(newTicketTexts)
  const code = useTexts(codeTexts)
  const may = useMay()
  const [found, setFound] = useState<CustomerSummary>()
  const [draft, setDraft] = useState(readNewTicket)
  const [missing, setMissing] = useState<string | null>(null)
  const known = useAnswer('customers', 'get', customerId && !found ? { id: customerId } : undefined)
  const categories = useAnswer('categories', 'list', { kind: draft.kind })
  const fields = fieldsFor(useOwnFields('ticket') ?? [], draft.kind)
  const [own, setOwn] = useState<OwnValues>({})
  const values = { ...defaultsOf(fields), ...own }
  const create = useAct('tickets', 'create')
  const customer = found ?? known.data
  const change = (part: Partial<TicketDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    keepNewTicket(next)
  }
  const isReady = customer !== undefined && draft.title.trim() !== ''
  const send = () => {
    if (!isReady || create.busy) return
    const { categoryId, ...rest } = draft
    const done = (ticket: Ticket) => {
      keepNewTicket(emptyTicket)
      tell(t('created', { number: ticket.number }))
      onCreated(ticket)
    }
    const custom = sentValues(fields, values)
    create.run({ ...rest, custom, customerId: customer.id, ...(categoryId ? { categoryId } : {}) }, { done })
  }
  return (
    <Modal
      open
      title={t('title')}
      width={600}
      okText={t('create')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady, loading: create.busy }}
      onOk={send}
      onCancel={onClose}
    >
      <Fields>
        <Field label={t('customer')} required wide error={create.fields.customerId}>
          {(id) => (
            <CustomerChoice
              id={id}
              autoFocus={!customerId}
              chosen={customer}
              onChoose={(next) => {
                setFound(next)
                setMissing(null)
              }}
              {...(may('customers.create')
                ? { missing: { words: t('newCustomer'), add: (typed: string) => setMissing(typed) } }
                : {})}
            />
          )}
        </Field>
        {missing === null || customer ? null : (
          <NewCustomer typed={missing} onCreated={setFound} onCancel={() => setMissing(null)} />
        )}
        <Field label={t('kind')} required>
          {(id) => (
            <Select
              id={id}
              value={draft.kind}
              options={TicketKind.options.map((value) => ({ value, label: code(`kind.${value}`) }))}
              onChange={(kind) => change({ kind, categoryId: '' })}
            />
          )}
        </Field>
        <Field label={t('category')} error={create.fields.categoryId}>
          {(id) => (
            <Select
              id={id}
              value={draft.categoryId || null}
              placeholder={t('noCategory')}
              allowClear
              options={(categories.data?.items ?? []).map(({ id: value, name }) => ({ value, label: name }))}
              onChange={(categoryId) => change({ categoryId: categoryId ?? '' })}
            />
          )}
        </Field>
        <Field label={t('subject')} required wide error={create.fields.title}>
          {(id) => (
            <Input
              id={id}
              autoFocus={Boolean(customerId)}
              value={draft.title}
              maxLength={200}
              placeholder={t('subjectExample')}
              onChange={(event) => change({ title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('description')} wide error={create.fields.description}>
          {(id) => (
            <Input.TextArea
              id={id}
              value={draft.description}
              autoSize={{ minRows: 4, maxRows: 12 }}
              maxLength={20_000}
              placeholder={t('descriptionExample')}
              onChange={(event) => change({ description: event.target.value })}
              onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && send()}
            />
          )}
        </Field>
        <Field label={t('priority')}>
          {(id) => (
            <Select
              id={id}
              value={draft.priority}
              options={Priority.options.map((value) => ({ value, label: code(`priority.${value}`) }))}
              onChange={(priority) => change({ priority })}
            />
          )}
        </Field>
        <Field label={t('channel')}>
          {(id) => (
            <Select
              id={id}
              value={draft.channel}
              options={channels.map((value) => ({ value, label: code(`channel.${value}`) }))}
              onChange={(channel) => change({ channel })}
            />
          )}
        </Field>
        <OwnInputs fields={fields} values={values} refused={create.fields} onChange={setOwn} />
      </Fields>
    </Modal>
  )
}
