import { CreditGrade, Gender } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input, InputNumber } from 'antd'
import { Field } from '../frame/field.tsx'
import { Select } from '../frame/select.tsx'
import { useTexts } from '../frame/texts.ts'
import { BirthdayFields } from './birthday-fields.tsx'
import type { CustomerDraft } from './customer-draft.ts'
import { newCustomerTexts } from './new-customer.texts.ts'
import { RegionChoice } from './region-choice.tsx'
import { TagsChoice } from './tags-line.tsx'

interface MoreProps {
  readonly draft: CustomerDraft
  readonly refused: Readonly<Record<string, string>>
  readonly onChange: (part: Partial<CustomerDraft>) => void
}

/** Facts that are rarely known at the first contact. */
export function MoreFacts({ draft, refused, onChange }: MoreProps) {
  const t = useTexts(newCustomerTexts)
  const text = (name: 'address' | 'industry' | 'occupation' | 'source', maxLength = 200) => (
    <Field key={name} label={t(name)} wide={name === 'address'} error={refused[name]}>
      {(id) => (
        <Input
          id={id}
          value={draft[name]}
          maxLength={maxLength}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      {draft.kind === 'person' ? <PersonFacts draft={draft} refused={refused} onChange={onChange} /> : null}
      <Field label={t('region')} error={refused.region}>
        {(id) => (
          <RegionChoice id={id} label={t('region')} code={draft.region} onChoose={(region) => onChange({ region })} />
        )}
      </Field>
      {text('source')}
      {text('address', 300)}
      {text('industry')}
      {draft.kind === 'person' ? (
        <>
          {text('occupation')}
          <Field label={t('hobbies')} wide error={refused.hobbies}>
            {(id) => (
              <TagsChoice
                id={id}
                label={t('hobbies')}
                known={false}
                words={draft.hobbies}
                onChange={(hobbies) => onChange({ hobbies })}
              />
            )}
          </Field>
        </>
      ) : (
        <OrganisationFacts draft={draft} refused={refused} onChange={onChange} />
      )}
    </>
  )
}

function PersonFacts({ draft, refused, onChange }: MoreProps) {
  const t = useTexts(newCustomerTexts)
  const code = useTexts(codeTexts)
  return (
    <>
      <Field label={t('gender')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={t('notKnown')}
            value={draft.gender}
            options={Gender.options.map((value) => ({ value, label: code(`gender.${value}`) }))}
            onChange={(gender) => onChange({ gender: gender ?? null })}
          />
        )}
      </Field>
      <Field label={t('birthday')} wide error={refused.birthday}>
        {(id) => <BirthdayFields id={id} birthday={draft.birthday} onChange={(birthday) => onChange({ birthday })} />}
      </Field>
    </>
  )
}

function OrganisationFacts({ draft, refused, onChange }: MoreProps) {
  const t = useTexts(newCustomerTexts)
  return (
    <>
      <Field label={t('creditGrade')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={t('notKnown')}
            value={draft.creditGrade}
            options={CreditGrade.options.map((value) => ({ value, label: value }))}
            onChange={(creditGrade) => onChange({ creditGrade: creditGrade ?? null })}
          />
        )}
      </Field>
      <Field label={t('creditTermDays')} error={refused.creditTermDays}>
        {(id) => (
          <InputNumber
            id={id}
            min={0}
            max={365}
            precision={0}
            style={{ width: '100%' }}
            value={draft.creditTermDays}
            onChange={(creditTermDays) => onChange({ creditTermDays })}
          />
        )}
      </Field>
    </>
  )
}
