import type { CustomerSummary } from '@zhike/contract/customers'
import type { OwnValues } from '@zhike/contract/own-fields'
import type { Ticket, TicketKind } from '@zhike/contract/tickets'
import { Modal } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { CustomerChoice } from '../frame/customer-choice.tsx'
import { Field, Fields } from '../frame/field.tsx'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { defaultsOf, fieldsFor } from '../own-fields/fields-of.ts'
import { useOwnFields } from '../own-fields/use-own-fields.ts'
import { askedBy } from '../ticket-types/asked.ts'
import { KindChoice } from '../ticket-types/kind-choice.tsx'
import { TemplateChoice } from '../ticket-types/template-choice.tsx'
import { NewCustomer } from './new-customer.tsx'
import { newTicketTexts } from './new-ticket.texts.ts'
import {
  emptyTicket,
  fromTemplate,
  keepNewTicket,
  ofKind,
  readNewTicket,
  sentTicket,
  type TicketDraft,
} from './new-ticket-draft.ts'
import { TicketFields } from './ticket-fields.tsx'

const SimilarToDraft = lazy(() => import('../threads/similar.tsx').then((found) => ({ default: found.SimilarToDraft })))

interface DialogProps {
  /** Whose ticket it is, when that is known. */
  readonly customerId?: string | undefined
  /** What it is, where only that is registered. */
  readonly kind?: TicketKind
  readonly onClose: () => void
  readonly onCreated: (ticket: Ticket) => void
}

/** Writes down what somebody asks. What was typed is there again when the dialog was closed by mistake. */
export function NewTicketDialog({ customerId, kind, onClose, onCreated }: DialogProps) {
  const t = useTexts(newTicketTexts)
  const may = useMay()
  const [found, setFound] = useState<CustomerSummary>()
  const [draft, setDraft] = useState(() => ofKind(readNewTicket(), kind))
  const [missing, setMissing] = useState<string | null>(null)
  const [own, setOwn] = useState<OwnValues>({})
  const known = useAnswer('customers', 'get', customerId && !found ? { id: customerId } : undefined)
  const types = useAnswer('ticketTypes', 'list', {}).data?.items ?? []
  const type = types.find(({ id, kind }) => id === draft.typeId && kind === draft.kind)
  const fields = fieldsFor(useOwnFields('ticket') ?? [], draft.kind)
  const asked = askedBy(type?.form ?? null, fields)
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
    const done = (ticket: Ticket) => {
      keepNewTicket(emptyTicket)
      tell(t('created', { number: ticket.number }))
      onCreated(ticket)
    }
    create.run({ customerId: customer.id, ...sentTicket(draft, type?.id, asked, values) }, { done })
  }
  return (
    <Modal
      open
      title={t(kind === 'complaint' ? 'complaintTitle' : 'title')}
      width={600}
      okText={t('create')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady, loading: create.busy }}
      onOk={send}
      onCancel={onClose}
    >
      <Fields>
        <TemplateChoice
          chosen={draft.templateId}
          error={create.fields.templateId}
          onChoose={(template) => change(fromTemplate(template))}
        />
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
        <Field label={t('kind')} required error={create.fields.typeId}>
          {(id) => (
            <KindChoice
              id={id}
              kind={draft.kind}
              type={type}
              types={types}
              onChoose={(kind, chosen) =>
                change({
                  kind,
                  typeId: chosen?.id ?? '',
                  ...(kind === draft.kind ? {} : { templateId: '' }),
                  categoryId: chosen?.categoryId ?? '',
                  ...(chosen ? { priority: chosen.priority } : {}),
                })
              }
            />
          )}
        </Field>
        <TicketFields
          asked={asked}
          draft={draft}
          values={values}
          refused={create.fields}
          focus={Boolean(customerId)}
          onChange={change}
          onValues={setOwn}
          onSend={send}
        />
        <Suspense>
          <SimilarToDraft title={draft.title} description={draft.description} categoryId={draft.categoryId} />
        </Suspense>
      </Fields>
    </Modal>
  )
}
