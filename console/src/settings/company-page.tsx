import type { Company } from '@zhike/contract/company'
import { Button, Input } from 'antd'
import { type ChangeEvent, useState } from 'react'
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
          {(loaded) => <Facts company={loaded} key={loaded.version} />}
        </Loaded>
      </div>
    </Page>
  )
}

const facts = ['name', 'phone', 'email'] as const

function Facts({ company }: { readonly company: Company }) {
  const t = useTexts(companyTexts)
  const [typed, setTyped] = useState({
    name: company.name ?? '',
    phone: company.phone ?? '',
    email: company.email ?? '',
  })
  const update = useAct('company', 'update', { done: () => tell(t('saved')) })
  const wanted = facts.map((fact) => [fact, typed[fact].trim() || null] as const)
  const changes = Object.fromEntries(wanted.filter(([fact, value]) => value !== company[fact]))
  const isReady = Object.keys(changes).length > 0 && !update.busy
  const save = () => {
    if (isReady) update.run(changes, { ifMatch: company.version })
  }
  const control = (fact: (typeof facts)[number], id: string) => ({
    id,
    value: typed[fact],
    onChange: (event: ChangeEvent<HTMLInputElement>) => setTyped({ ...typed, [fact]: event.target.value }),
    onPressEnter: save,
  })
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
          {(id) => <Input {...control('name', id)} maxLength={60} placeholder={t('example')} />}
        </Field>
        <Field label={t('phone')} error={update.fields.phone}>
          {(id) => <Input {...control('phone', id)} maxLength={30} placeholder={t('phoneExample')} />}
        </Field>
        <Field label={t('email')} error={update.fields.email}>
          {(id) => <Input {...control('email', id)} maxLength={254} placeholder={t('emailExample')} />}
        </Field>
      </Fields>
      <p className={styles.hint}>{t('reachWhere')}</p>
      <Button className={styles.deed ?? ''} type="primary" disabled={!isReady} loading={update.busy} onClick={save}>
        {t('save')}
      </Button>
    </Card>
  )
}
