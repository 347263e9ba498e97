import type { Department } from '@zhike/contract/staff'
import { type Category, TicketKind } from '@zhike/contract/tickets'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input } from 'antd'
import { useAct } from '../frame/calls.ts'
import { FormDialog } from '../frame/form-dialog.tsx'
import { FormField } from '../frame/form-field.tsx'
import { Select } from '../frame/select.tsx'
import { useTexts } from '../frame/texts.ts'
import { categoriesTexts } from './categories.texts.ts'

interface DialogProps {
  /** Undefined for a new one. */
  readonly category: Category | undefined
  readonly departments: readonly Department[]
  readonly onClose: () => void
}

interface Values {
  readonly kind: TicketKind
  readonly name: string
  readonly departmentId?: string | null
}

/** Makes or changes a category. The kind of an old one stays: its tickets are of that kind. */
export function CategoryDialog({ category, departments, onClose }: DialogProps) {
  const t = useTexts(categoriesTexts)
  const code = useTexts(codeTexts)
  const create = useAct('categories', 'create')
  const update = useAct('categories', 'update')
  const submit = ({ kind, name, departmentId = null }: Values) =>
    category
      ? update.run({ id: category.id, name, departmentId }, { ifMatch: category.version, done: onClose })
      : create.run({ kind, name, departmentId }, { done: onClose })
  return (
    <FormDialog<Values>
      title={category ? t('edit') : t('add')}
      submit={t('save')}
      initial={category ?? { kind: 'complaint' }}
      busy={create.busy || update.busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField name="name" label={t('name')} required refused={{ ...create.fields, ...update.fields }}>
        <Input maxLength={60} />
      </FormField>
      <FormField name="kind" label={t('kind')} required>
        <Select
          disabled={category !== undefined}
          options={TicketKind.options.map((kind) => ({ value: kind, label: code(`kind.${kind}`) }))}
        />
      </FormField>
      <FormField name="departmentId" label={t('department')}>
        <Select
          allowClear
          placeholder={t('reception')}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FormField>
    </FormDialog>
  )
}
