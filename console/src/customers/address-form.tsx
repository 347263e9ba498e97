import { type Address, AddressKind } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { addressTexts } from './addresses.texts.ts'
import styles from './facts.module.css'
import { RegionChoice } from './region-choice.tsx'

interface FormProps {
  readonly customerId: string
  /** Without it a new one is added. */
  readonly address?: Address
  readonly onClose: () => void
}

/** What an address is for, its region and its street. A street that is masked stays unless another is written. */
export function AddressForm({ customerId, address, onClose }: FormProps) {
  const t = useTexts(addressTexts)
  const code = useTexts(codeTexts)
  const [kind, setKind] = useState<AddressKind>(address?.kind ?? 'home')
  const [region, setRegion] = useState(address?.region?.code)
  const [street, setStreet] = useState('')
  const add = useAct('customers', 'addAddress')
  const change = useAct('customers', 'changeAddress')
  const written = street.trim() === '' ? {} : { street: street.trim() }
  const refused = { ...add.fields, ...change.fields }
  const isReady = region !== undefined || street.trim() !== '' || Boolean(address?.streetMasked)
  const save = () => {
    if (!isReady) return
    if (address)
      change.run({ id: customerId, addressId: address.id, kind, region: region ?? null, ...written }, { done: onClose })
    else add.run({ id: customerId, kind, ...(region ? { region } : {}), ...written }, { done: onClose })
  }
  return (
    <div className={styles.form}>
      <Select
        aria-label={t('kind')}
        value={kind}
        options={AddressKind.options.map((one) => ({ value: one, label: code(`address.${one}`) }))}
        onChange={setKind}
      />
      <RegionChoice label={t('region')} code={region} onChoose={setRegion} />
      <Input
        aria-label={t('street')}
        placeholder={address?.streetMasked ? t('streetKept', { street: address.streetMasked }) : t('streetExample')}
        maxLength={300}
        value={street}
        onChange={(event) => setStreet(event.target.value)}
        onPressEnter={save}
      />
      {Object.values(refused).map((why) => (
        <p key={why} className={styles.why} role="alert">
          {why}
        </p>
      ))}
      <span className={styles.deeds}>
        <Button size="small" type="primary" disabled={!isReady} loading={add.busy || change.busy} onClick={save}>
          {t('save')}
        </Button>
        <Button size="small" type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </span>
    </div>
  )
}
