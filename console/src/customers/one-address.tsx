import { DeleteOutlined, EditOutlined, PushpinOutlined } from '@ant-design/icons'
import type { Address, Customer } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Popconfirm } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Reveal } from '../frame/reveal.tsx'
import { useShortly } from '../frame/shortly.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import styles from './addresses.module.css'
import { addressTexts } from './addresses.texts.ts'
import { Origin } from './origin.tsx'

const AddressForm = lazy(() => import('./address-form.tsx').then((found) => ({ default: found.AddressForm })))

interface LineProps {
  readonly customer: Customer
  readonly address: Address
}

/** One address: what it is for, its region, its street masked; whoever may sees that whole for 30 s. */
export function OneAddress({ customer, address }: LineProps) {
  const t = useTexts(addressTexts)
  const code = useTexts(codeTexts)
  const may = useMay()
  const [editing, edit] = useState(false)
  const [revealed, show] = useShortly()
  const reveal = useAct('customers', 'revealStreet')
  const path = { id: customer.id, addressId: address.id }
  const name = [address.region?.fullName, address.streetMasked].filter(Boolean).join(' ')
  const onReveal = (reason: string, done: () => void) =>
    reveal.run(
      { ...path, reason },
      {
        done: ({ value }) => {
          show(value)
          done()
        },
      },
    )
  return (
    <li className={styles.address}>
      <span className={styles.words}>
        <span className={styles.kinds}>
          {address.kind ? code(`address.${address.kind}`) : t('unsaid')}
          {address.primary ? <Tag tone="brand">{t('primary')}</Tag> : null}
        </span>
        <span>
          {address.region?.fullName} {revealed ?? address.streetMasked}
        </span>
      </span>
      <span className={styles.deeds}>
        <Origin customer={customer} of={{ kind: 'address', id: address.id }} name={name} />
        {address.streetMasked ? (
          <Reveal what={t('street')} value={revealed} busy={reveal.busy} onReveal={onReveal} />
        ) : null}
        {may('customers.update') ? <Deeds path={path} address={address} name={name} onEdit={() => edit(true)} /> : null}
      </span>
      {editing ? (
        <Suspense>
          <AddressForm customerId={customer.id} address={address} onClose={() => edit(false)} />
        </Suspense>
      ) : null}
    </li>
  )
}

interface DeedsProps {
  readonly path: { readonly id: string; readonly addressId: string }
  readonly address: Address
  readonly name: string
  readonly onEdit: () => void
}

function Deeds({ path, address, name, onEdit }: DeedsProps) {
  const t = useTexts(addressTexts)
  const promote = useAct('customers', 'promoteAddress')
  const remove = useAct('customers', 'removeAddress')
  return (
    <>
      {address.primary ? null : (
        <Button
          type="text"
          size="small"
          icon={<PushpinOutlined aria-hidden />}
          loading={promote.busy}
          aria-label={t('promoteOne', { name })}
          title={t('promote')}
          onClick={() => promote.run(path, { done: () => tell(t('promoted')) })}
        />
      )}
      <Button
        type="text"
        size="small"
        icon={<EditOutlined aria-hidden />}
        aria-label={t('editOne', { name })}
        title={t('edit')}
        onClick={onEdit}
      />
      <Popconfirm
        title={t('removeSure')}
        okText={t('remove')}
        cancelText={t('cancel')}
        onConfirm={() => remove.run(path)}
      >
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t('removeOne', { name })}
          title={t('remove')}
        />
      </Popconfirm>
    </>
  )
}
