import { ArticleKind, Audience } from '@zhike/contract/knowledge'
import { AutoComplete, Select } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { DayField } from '../frame/time-fields.tsx'
import type { ArticleDraft } from './article-draft.ts'
import { knowledgeTexts } from './knowledge.texts.ts'

interface FactsProps {
  readonly draft: ArticleDraft
  readonly fields: Readonly<Record<string, string>>
  readonly onChange: (part: Partial<ArticleDraft>) => void
}

/** Where an article belongs, who reads it, who answers for it, and what it hangs on. */
export function DraftFacts({ draft, fields, onChange }: FactsProps) {
  const t = useTexts(knowledgeTexts)
  const summary = useAnswer('knowledge', 'summary', {})
  const products = useAnswer('products', 'list', { limit: 200 })
  const policies = useAnswer('articles', 'list', { kind: 'policy', limit: 200 })
  const categories = (summary.data?.categories ?? []).filter(({ name }) => name !== '')
  const days = ['reviewOn', 'validFrom', 'validUntil'] as const
  return (
    <Fields>
      <Field label={t('category')} error={fields.category}>
        {(id) => (
          <AutoComplete
            id={id}
            value={draft.category}
            maxLength={50}
            options={categories.map(({ name }) => ({ value: name }))}
            showSearch={{ filterOption: (typed, option) => String(option?.value).includes(typed) }}
            onChange={(category) => onChange({ category })}
          />
        )}
      </Field>
      <Field label={t('kind')}>
        {(id) => (
          <Select
            id={id}
            value={draft.kind}
            options={ArticleKind.options.map((value) => ({ value, label: t(`kind_${value}`) }))}
            onChange={(kind) => onChange({ kind })}
          />
        )}
      </Field>
      <Field label={t('audience')}>
        {(id) => (
          <Select
            id={id}
            value={draft.audience}
            options={Audience.options.map((value) => ({ value, label: t(`audience_${value}`) }))}
            onChange={(audience) => onChange({ audience })}
          />
        )}
      </Field>
      <Field label={t('owner')} error={fields.ownerId}>
        {(id) => (
          <StaffChoice
            id={id}
            label={t('owner')}
            chosen={draft.owner}
            placeholder={t('me')}
            onChoose={(owner) => onChange({ owner })}
          />
        )}
      </Field>
      {days.map((name) => (
        <Field key={name} label={t(name)} error={fields[name]}>
          {(id) => <DayField id={id} value={draft[name]} onChange={(day) => onChange({ [name]: day || null })} />}
        </Field>
      ))}
      <Field label={t('skus')} hint={t('productsHint')} wide error={fields.skus}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={[...draft.skus]}
            options={(products.data?.items ?? []).map(({ sku, name }) => ({ value: sku, label: name }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(skus) => onChange({ skus })}
          />
        )}
      </Field>
      <Field label={t('policies')} wide error={fields.policyIds}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={[...draft.policyIds]}
            options={(policies.data?.items ?? []).map((one) => ({ value: one.id, label: one.title }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(policyIds) => onChange({ policyIds })}
          />
        )}
      </Field>
    </Fields>
  )
}
