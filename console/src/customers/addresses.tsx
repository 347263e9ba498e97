import { PlusOutlined } from '@ant-design/icons'
import type { Customer } from '@zhike/contract/customers'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { addressTexts } from './addresses.texts.ts'
import styles from './facts.module.css'
import { OneAddress } from './one-address.tsx'

const AddressForm = lazy(() => import('./address-form.tsx').then((found) => ({ default: found.AddressForm })))

/** Everywhere a customer is found, the primary address first. */
export function Addresses({ customer }: { readonly customer: Customer }) {
  const t = useTexts(addressTexts)
  const may = useMay()
  const [adding, add] = useState(false)
  const { id } = customer
  const list = useAnswer('customers', 'listAddresses', { id })
  return (
    <Card
      title={t('addresses')}
      aside={
        may('customers.update') ? (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined aria-hidden />}
            aria-label={t('add')}
            title={t('add')}
            onClick={() => add(true)}
          />
        ) : null
      }
    >
      {list.data?.items.length === 0 && !adding ? <p className={styles.quiet}>{t('none')}</p> : null}
      <ul className={styles.people}>
        {list.data?.items.map((address) => (
          <OneAddress key={address.id} customer={customer} address={address} />
        ))}
      </ul>
      {adding ? (
        <Suspense>
          <AddressForm customerId={id} onClose={() => add(false)} />
        </Suspense>
      ) : null}
    </Card>
  )
}
