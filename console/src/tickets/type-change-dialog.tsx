import type { OwnValues } from '@zhike/contract/own-fields'
import type { TicketType } from '@zhike/contract/ticket-types'
import type { Ticket } from '@zhike/contract/tickets'
import { Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Fields } from '../frame/field.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { fieldsFor, nameIn, sentValues } from '../own-fields/fields-of.ts'
import { useOwnFields } from '../own-fields/use-own-fields.ts'
import { askedBy, lackedBy } from '../ticket-types/asked.ts'
import { emptyTicket } from './new-ticket-draft.ts'
import { TicketFields } from './ticket-fields.tsx'
import { ticketTexts } from './tickets.texts.ts'

interface DialogProps {
  readonly ticket: Ticket
  readonly type: TicketType
  readonly onClose: () => void
}

/** Asks for what the form of another type requires and the ticket lacks, and gives it the type with that. */
export function TypeChangeDialog({ ticket, type, onClose }: DialogProps) {
  const t = useTexts(ticketTexts)
  const locale = useLocale()
  const { id, kind, title, description } = ticket
  const [draft, setDraft] = useState({ ...emptyTicket, kind, title, description, categoryId: ticket.categoryId ?? '' })
  const [values, setValues] = useState<OwnValues>(ticket.custom)
  const lacked = lackedBy(ticket, askedBy(type.form, fieldsFor(useOwnFields('ticket') ?? [], kind)))
  const update = useAct('tickets', 'update')
  const send = () => {
    const own = lacked.flatMap((one) => (one.name === 'own' ? [one.own] : []))
    const words = draft.description === description ? {} : { description: draft.description }
    const category = draft.categoryId === '' ? {} : { categoryId: draft.categoryId }
    const facts = { typeId: type.id, ...words, ...category, custom: sentValues(own, values) }
    update.run({ id, ...facts }, { ifMatch: ticket.version, done: onClose })
  }
  return (
    <Modal
      open
      title={t('typeAsks', { name: nameIn(type, locale) })}
      width={600}
      okText={t('changeType')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: update.busy }}
      onOk={send}
      onCancel={onClose}
    >
      <Fields>
        <TicketFields
          asked={lacked}
          draft={draft}
          values={values}
          refused={update.fields}
          focus={false}
          onChange={(part) => setDraft({ ...draft, ...part })}
          onValues={setValues}
          onSend={send}
        />
      </Fields>
    </Modal>
  )
}
