import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { Customer } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { IdentityLine } from '../frame/identity.tsx'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { AddContact } from './add-contact.tsx'
import { ContactFailure } from './contact-failure.tsx'
import styles from './facts.module.css'
import { factTexts } from './facts.texts.ts'
import { Origin } from './origin.tsx'

/** How the customer is reached and recognised. */
export function Contacts({ customer }: { readonly customer: Customer }) {
  const t = useTexts(factTexts)
  const code = useTexts(codeTexts)
  const may = useMay()
  const [adding, add] = useState(false)
  const remove = useAct('customers', 'removeIdentity')
  return (
    <Card
      title={t('contacts')}
      aside={
        <span className={styles.asides}>
          <Origin customer={customer} of={{ kind: 'former' }} name={t('former')} />
          {may('customers.update') ? (
            <Button
              type="text"
              size="small"
              icon={<PlusOutlined aria-hidden />}
              aria-label={t('addContact')}
              title={t('addContact')}
              onClick={() => add(true)}
            />
          ) : null}
        </span>
      }
    >
      {customer.identities.length === 0 && !adding ? <p className={styles.quiet}>{t('contactsNone')}</p> : null}
      <ul>
        {customer.identities.map((identity) => (
          <li key={identity.id} className={styles.contact}>
            <IdentityLine customerId={customer.id} identity={identity} />
            <span className={styles.deedsAside}>
              <Origin
                customer={customer}
                of={{ kind: 'identity', id: identity.id }}
                name={`${code(`identity.${identity.kind}`)} ${identity.masked}`}
              />
              <ContactFailure customerId={customer.id} identity={identity} />
              {may('customers.update') ? (
                <Popconfirm
                  title={t('removeContactSure')}
                  okText={t('remove')}
                  cancelText={t('cancel')}
                  onConfirm={() => remove.run({ id: customer.id, identityId: identity.id })}
                >
                  <Button
                    type="text"
                    size="small"
                    className={styles.remove ?? ''}
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={t('removeContact', { what: `${code(`identity.${identity.kind}`)} ${identity.masked}` })}
                  />
                </Popconfirm>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {adding ? <AddContact customerId={customer.id} onClose={() => add(false)} /> : null}
    </Card>
  )
}
