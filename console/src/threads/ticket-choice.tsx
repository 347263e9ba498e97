import type { Ticket } from '@zhike/contract/tickets'
import { Select } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { useSettled } from '../frame/settled.ts'
import { useTexts } from '../frame/texts.ts'
import styles from './threads.module.css'
import { threadTexts } from './threads.texts.ts'

interface TicketChoiceProps {
  readonly id: string
  /** The ticket that is not offered. */
  readonly but: string
  /** Only tickets of this customer. */
  readonly customerId?: string
  readonly chosen: string | undefined
  readonly onChoose: (ticket: Ticket | undefined) => void
}

/** Finds a ticket by number, words or the name of its customer. */
export function TicketChoice({ id, but, customerId, chosen, onChoose }: TicketChoiceProps) {
  const t = useTexts(threadTexts)
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim(), 200)
  const found = useAnswer('tickets', 'list', {
    limit: 10,
    ...(search ? { search } : {}),
    ...(customerId ? { customer: customerId } : {}),
  })
  const tickets = (found.data?.items ?? []).filter((ticket) => ticket.id !== but && ticket.mergedInto === null)
  return (
    <Select
      id={id}
      autoFocus
      value={chosen ?? null}
      placeholder={t('findTicket')}
      options={tickets.map((ticket) => ({ value: ticket.id, label: `${ticket.number} ${ticket.title}`, ticket }))}
      loading={found.isFetching}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      notFoundContent={t('noTicketFound')}
      style={{ width: '100%' }}
      optionRender={({ data: { ticket } }) => (
        <span className={styles.option}>
          <span>{ticket.title}</span>
          <span className={styles.facts}>
            <span className="figures">{ticket.number}</span>
            {ticket.customer.name}
          </span>
        </span>
      )}
      onChange={(value: string | null | undefined) => onChoose(tickets.find((ticket) => ticket.id === value))}
    />
  )
}
