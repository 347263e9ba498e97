import { Input } from 'antd'
import { useAct } from '../frame/calls.ts'
import { FormDialog } from '../frame/form-dialog.tsx'
import { FormField } from '../frame/form-field.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { useTexts } from '../frame/texts.ts'
import { staffTexts } from './staff.texts.ts'
import { StaffFields, type StaffValues } from './staff-fields.tsx'

interface DialogProps {
  readonly onClose: () => void
  readonly onAdded: (added: { readonly name: string; readonly oneTimePassword: string }) => void
}

/** Adds a colleague. */
export function NewStaffDialog({ onClose, onAdded }: DialogProps) {
  const t = useTexts(staffTexts)
  const create = useAct('staff', 'create')
  const submit = ({ name, email, role, ...rest }: StaffValues & { readonly email: string }) =>
    create.run({ name, email: email.trim(), role, ...onlyGiven(rest) }, { done: onAdded })
  return (
    <FormDialog<StaffValues & { readonly email: string }>
      title={t('add')}
      submit={t('create')}
      initial={{ role: 'representative' }}
      busy={create.busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField name="email" label={t('email')} required hint={t('emailHint')} refused={create.fields}>
        <Input type="email" autoComplete="off" maxLength={254} />
      </FormField>
      <StaffFields refused={create.fields} />
    </FormDialog>
  )
}
