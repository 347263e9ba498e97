import { RoleCode, Scope } from '@zhike/contract/staff'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { FormDialog } from '../frame/form-dialog.tsx'
import { FormField } from '../frame/form-field.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { Select } from '../frame/select.tsx'
import { useTexts } from '../frame/texts.ts'
import { keysTexts } from './keys.texts.ts'

interface Values {
  readonly name: string
  readonly role: (typeof RoleCode)['options'][number]
  readonly scope: (typeof Scope)['options'][number] | undefined
  readonly staffId: string | undefined
}

interface KeyDialogProps {
  readonly onClose: () => void
  readonly onMade: (key: { readonly name: string; readonly key: string }) => void
}

/** Makes a key for a program. */
export function KeyDialog({ onClose, onMade }: KeyDialogProps) {
  const t = useTexts(keysTexts)
  const code = useTexts(codeTexts)
  const create = useAct('apiKeys', 'create')
  const colleagues = useAnswer('staff', 'list', { suspended: 'no', limit: 200 })
  const submit = ({ name, role, scope, staffId }: Values) =>
    create.run({ name, role, ...onlyGiven({ scope, staffId }) }, { done: onMade })
  return (
    <FormDialog<Values> title={t('add')} submit={t('create')} busy={create.busy} onSubmit={submit} onClose={onClose}>
      <FormField name="name" label={t('name')} required hint={t('nameHint')} refused={create.fields}>
        <Input maxLength={60} />
      </FormField>
      <FormField name="role" label={t('role')} required>
        <Select options={RoleCode.options.map((role) => ({ value: role, label: code(`role.${role}`) }))} />
      </FormField>
      <FormField name="scope" label={t('scope')}>
        <Select
          allowClear
          placeholder={t('scopeDefault')}
          options={Scope.options.map((scope) => ({ value: scope, label: code(`scope.${scope}`) }))}
        />
      </FormField>
      <FormField name="staffId" label={t('staff')} hint={t('staffHint')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={(colleagues.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FormField>
    </FormDialog>
  )
}
