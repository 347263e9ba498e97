import type { Company } from '@zhike/contract/company'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { Card, Page } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { companyTexts } from './company.texts.ts'
import styles from './forms.module.css'
import { settingsTexts } from './settings.texts.ts'

/** What customers read of the company. */
export function CompanyPage() {
  const s = useTexts(settingsTexts)
  const company = useAnswer('company', 'get', {})
  return (
    <Page title={s('entry.company')}>
      <div className={styles.narrow}>
        <Loaded answer={company} lines={3}>
          {(loaded) => <Name company={loaded} key={loaded.version} />}
        </Loaded>
      </div>
    </Page>
  )
}

function Name({ company }: { readonly company: Company }) {
  const t = useTexts(companyTexts)
  const [name, setName] = useState(company.name ?? '')
  const update = useAct('company', 'update', { done: () => tell(t('saved')) })
  const wanted = name.trim() || null
  const isReady = wanted !== company.name && !update.busy
  const save = () => {
    if (isReady) update.run({ name: wanted }, { ifMatch: company.version })
  }
  return (
    <Card
      title={t('pages')}
      aside={
        <a href="/portal" target="_blank" rel="noreferrer">
          {t('look')}
        </a>
      }
    >
      <Fields>
        <Field label={t('name')} wide error={update.fields.name} hint={t('where')}>
          {(id) => (
            <Input
              id={id}
              value={name}
              maxLength={60}
              placeholder={t('example')}
              onChange={(event) => setName(event.target.value)}
              onPressEnter={save}
            />
          )}
        </Field>
      </Fields>
      <Button className={styles.deed ?? ''} type="primary" disabled={!isReady} loading={update.busy} onClick={save}>
        {t('save')}
      </Button>
    </Card>
  )
}
