import { ApiError } from '@zhike/contract/client'
import type { CustomerSummary } from '@zhike/contract/customers'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { isHandledByForm, sentenceOf } from '../frame/errors.ts'
import { Field } from '../frame/field.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './new-customer.module.css'
import { newTicketTexts } from './new-ticket.texts.ts'

interface NewCustomerProps {
  /** What was looked for in vain: a name or a number. */
  readonly typed: string
  readonly onCreated: (customer: CustomerSummary) => void
  readonly onCancel: () => void
}

const isNumber = (text: string) => /^[+\d\s-]+$/.test(text)

/** The least that makes a customer, so that nobody has to leave a ticket half written. */
export function NewCustomer({ typed, onCreated, onCancel }: NewCustomerProps) {
  const t = useTexts(newTicketTexts)
  const locale = useLocale()
  const [name, setName] = useState(isNumber(typed) ? '' : typed)
  const [phone, setPhone] = useState(isNumber(typed) ? typed : '')
  const create = useAct('customers', 'create', { quiet: true })
  const existingId = create.failure instanceof ApiError ? create.failure.problem.existingId : undefined
  const existing = useAnswer('customers', 'get', existingId ? { id: existingId } : undefined)
  const add = () =>
    create.run(
      { name: name.trim(), identities: phone.trim() ? [{ kind: 'phone', value: phone.trim() }] : [] },
      { done: onCreated },
    )
  return (
    <div className={styles.customer} data-wide>
      <Field label={t('customerName')} required error={create.fields.name}>
        {(id) => (
          <Input id={id} autoFocus value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field label={t('customerPhone')} error={create.fields['identities.0.value']}>
        {(id) => (
          <Input
            id={id}
            inputMode="tel"
            value={phone}
            maxLength={30}
            onChange={(event) => setPhone(event.target.value)}
            onPressEnter={add}
          />
        )}
      </Field>
      {create.failure && !isHandledByForm(create.failure) ? (
        <p className={styles.refused} role="alert">
          {sentenceOf(create.failure, locale)}
          {existing.data ? (
            <Button size="small" onClick={() => onCreated(existing.data)}>
              {t('takeExisting', { name: existing.data.name })}
            </Button>
          ) : null}
        </p>
      ) : null}
      <div className={styles.deeds}>
        <Button onClick={add} type="primary" ghost disabled={name.trim() === ''} loading={create.busy}>
          {t('addCustomer')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}
