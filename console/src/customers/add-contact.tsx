import { IdentityKind } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { sentenceOf } from '../frame/errors.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Existing } from './existing.tsx'
import styles from './facts.module.css'
import { factTexts } from './facts.texts.ts'

interface AddProps {
  readonly customerId: string
  readonly onClose: () => void
}

/** One more way to reach a customer. One that somebody has already leads there. */
export function AddContact({ customerId, onClose }: AddProps) {
  const t = useTexts(factTexts)
  const code = useTexts(codeTexts)
  const locale = useLocale()
  const [kind, setKind] = useState<IdentityKind>('phone')
  const [value, setValue] = useState('')
  const add = useAct('customers', 'addIdentity', { quiet: true })
  const save = () => {
    if (value.trim() !== '') add.run({ id: customerId, kind, value: value.trim() }, { done: onClose })
  }
  return (
    <div className={styles.form}>
      <div className={styles.pair}>
        <Select
          aria-label={t('contactKind')}
          value={kind}
          options={IdentityKind.options.map((one) => ({ value: one, label: code(`identity.${one}`) }))}
          onChange={setKind}
        />
        <Input
          autoFocus
          aria-label={t('contactValue')}
          placeholder={t('contactValue')}
          maxLength={254}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          onPressEnter={save}
        />
      </div>
      {add.failure ? (
        <p className={styles.why} role="alert">
          {Object.values(add.fields)[0] ?? sentenceOf(add.failure, locale)} <Existing failure={add.failure} />
        </p>
      ) : null}
      <span className={styles.deeds}>
        <Button size="small" type="primary" disabled={value.trim() === ''} loading={add.busy} onClick={save}>
          {t('save')}
        </Button>
        <Button size="small" type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </span>
    </div>
  )
}
