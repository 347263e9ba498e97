import { CreditGrade, type Customer, Gender, Stage } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { InputNumber } from 'antd'
import { lazy, Suspense } from 'react'
import { useChannelName } from '../frame/channel-name.ts'
import { Card } from '../frame/page.tsx'
import { Select } from '../frame/select.tsx'
import { StageTag, Tag } from '../frame/tag.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { AddressLine } from './address-line.tsx'
import { sayBirthday } from './birthday-words.ts'
import { FactLine } from './fact-line.tsx'
import styles from './facts.module.css'
import { factTexts } from './facts.texts.ts'
import { TagsLine } from './tags-line.tsx'
import { TextControl } from './text-control.tsx'

const BirthdayFields = lazy(() => import('./birthday-fields.tsx').then((found) => ({ default: found.BirthdayFields })))
const RegionChoice = lazy(() => import('./region-choice.tsx').then((found) => ({ default: found.RegionChoice })))

const texts = ['industry', 'occupation', 'source'] as const
const settableStages = Stage.options.filter((stage) => stage !== 'visitor')

/** The plain facts of a person or an organisation, each changed where it stands. */
export function About({ customer }: { readonly customer: Customer }) {
  const t = useTexts(factTexts)
  const code = useTexts(codeTexts)
  const locale = useLocale()
  const channelName = useChannelName()
  const isPerson = customer.kind === 'person'
  const saidOf = (name: (typeof texts)[number]) => {
    const kept = customer[name]
    return name === 'source' && kept !== null ? channelName(kept) : kept
  }
  return (
    <Card title={t('about')}>
      <dl className={styles.facts}>
        <FactLine
          customer={customer}
          field="name"
          name={t('name')}
          shown={customer.name}
          value={customer.name}
          changeOf={(name) => ({ name: name.trim() })}
        >
          {(control) => <TextControl control={control} label={t('name')} maxLength={100} />}
        </FactLine>
        <FactLine
          customer={customer}
          field="stage"
          name={t('stage')}
          shown={<StageTag stage={customer.stage} />}
          value={customer.stage}
          changeOf={(stage) => ({ stage })}
        >
          {({ value, save }) => (
            <Select
              autoFocus
              defaultOpen
              aria-label={t('stage')}
              value={value}
              options={settableStages.map((stage) => ({ value: stage, label: code(`stage.${stage}`) }))}
              style={{ width: '100%' }}
              onChange={save}
            />
          )}
        </FactLine>
        <TagsLine customer={customer} name="tags" />
        {isPerson ? (
          <>
            <FactLine
              customer={customer}
              field="gender"
              name={t('gender')}
              shown={customer.gender ? code(`gender.${customer.gender}`) : null}
              value={customer.gender}
              changeOf={(gender) => ({ gender })}
            >
              {({ value, save }) => (
                <Select
                  autoFocus
                  defaultOpen
                  allowClear
                  aria-label={t('gender')}
                  value={value}
                  options={Gender.options.map((gender) => ({ value: gender, label: code(`gender.${gender}`) }))}
                  style={{ width: '100%' }}
                  onChange={(gender) => save(gender ?? null)}
                />
              )}
            </FactLine>
            <FactLine
              customer={customer}
              field="birthday"
              name={t('birthday')}
              shown={customer.birthday ? sayBirthday(customer.birthday, locale) : null}
              value={customer.birthday}
              changeOf={(birthday) => ({ birthday })}
            >
              {({ value, set }) => (
                <Suspense>
                  <BirthdayFields birthday={value} onChange={set} />
                </Suspense>
              )}
            </FactLine>
          </>
        ) : null}
        <FactLine
          customer={customer}
          field="region"
          name={t('region')}
          shown={customer.region?.fullName ?? null}
          value={customer.region?.code}
          changeOf={(region) => ({ region: region ?? null })}
        >
          {({ value, set }) => (
            <Suspense>
              <RegionChoice label={t('region')} code={value} onChoose={set} autoFocus />
            </Suspense>
          )}
        </FactLine>
        <AddressLine customer={customer} />
        {texts
          .filter((name) => isPerson || name !== 'occupation')
          .map((name) => (
            <FactLine
              key={name}
              customer={customer}
              field={name}
              name={t(name)}
              shown={saidOf(name)}
              value={saidOf(name) ?? ''}
              changeOf={(words) => ({ [name]: words === saidOf(name) ? customer[name] : words.trim() || null })}
            >
              {(control) => <TextControl control={control} label={t(name)} maxLength={200} />}
            </FactLine>
          ))}
        {isPerson ? <TagsLine customer={customer} name="hobbies" /> : <Credit customer={customer} />}
      </dl>
    </Card>
  )
}

function Credit({ customer }: { readonly customer: Customer }) {
  const t = useTexts(factTexts)
  const { creditGrade, creditTermDays } = customer
  return (
    <>
      <FactLine
        customer={customer}
        field="creditGrade"
        name={t('creditGrade')}
        shown={creditGrade ? <Tag>{creditGrade}</Tag> : null}
        value={creditGrade}
        changeOf={(grade) => ({ creditGrade: grade })}
      >
        {({ value, save }) => (
          <Select
            autoFocus
            defaultOpen
            allowClear
            aria-label={t('creditGrade')}
            value={value}
            options={CreditGrade.options.map((grade) => ({ value: grade, label: grade }))}
            style={{ width: '100%' }}
            onChange={(grade) => save(grade ?? null)}
          />
        )}
      </FactLine>
      <FactLine
        customer={customer}
        field="creditTermDays"
        name={t('creditTermDays')}
        shown={creditTermDays === null ? null : t('days', { count: creditTermDays })}
        value={creditTermDays}
        changeOf={(days) => ({ creditTermDays: days })}
      >
        {({ value, set, save }) => (
          <InputNumber
            autoFocus
            aria-label={t('creditTermDays')}
            min={0}
            max={365}
            precision={0}
            value={value}
            style={{ width: '100%' }}
            onChange={set}
            onPressEnter={() => save()}
          />
        )}
      </FactLine>
    </>
  )
}
