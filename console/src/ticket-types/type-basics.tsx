import { Priority, TicketKind } from '@zhike/contract/tickets'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input, Switch } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { Select } from '../frame/select.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './ticket-types.module.css'
import { typeTexts } from './ticket-types.texts.ts'
import type { PartProps } from './type-draft.ts'

/** What a type is called, of which kind it is, and what its tickets begin with. */
export function TypeBasics({ draft, refused, onChange, isNew }: PartProps & { readonly isNew: boolean }) {
  const t = useTexts(typeTexts)
  const code = useTexts(codeTexts)
  const categories = useAnswer('categories', 'list', { kind: draft.kind })
  return (
    <Fields>
      <Field label={t('name')} required error={refused.name}>
        {(id) => (
          <Input
            id={id}
            autoFocus
            maxLength={40}
            value={draft.name}
            placeholder={t('nameExample')}
            onChange={({ target }) => onChange({ name: target.value })}
          />
        )}
      </Field>
      <Field label={t('nameEn')} error={refused.nameEn}>
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            value={draft.nameEn ?? ''}
            placeholder={t('optional')}
            onChange={({ target }) => onChange({ nameEn: target.value })}
          />
        )}
      </Field>
      <Field label={t('kind')} required {...(isNew ? {} : { hint: t('kindKept') })}>
        {(id) => (
          <Select
            id={id}
            disabled={!isNew}
            value={draft.kind}
            options={TicketKind.options.map((value) => ({ value, label: code(`kind.${value}`) }))}
            onChange={(kind) => onChange({ kind, categoryId: null })}
          />
        )}
      </Field>
      <Field label={t('category')} error={refused.categoryId}>
        {(id) => (
          <Select
            id={id}
            allowClear
            value={draft.categoryId}
            placeholder={t('noCategory')}
            options={(categories.data?.items ?? []).map(({ id: value, name }) => ({ value, label: name }))}
            onChange={(categoryId) => onChange({ categoryId: categoryId ?? null })}
          />
        )}
      </Field>
      <Field label={t('priority')}>
        {(id) => (
          <Select
            id={id}
            value={draft.priority}
            options={Priority.options.map((value) => ({ value, label: code(`priority.${value}`) }))}
            onChange={(priority) => onChange({ priority })}
          />
        )}
      </Field>
      <Field label={t('portal')} hint={t('portalHint')}>
        {(id) => (
          <Switch
            id={id}
            className={styles.toggle ?? ''}
            checked={draft.portal}
            onChange={(portal) => onChange({ portal })}
          />
        )}
      </Field>
    </Fields>
  )
}
