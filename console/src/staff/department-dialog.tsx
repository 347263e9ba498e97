import type { Department } from '@zhike/contract/staff'
import { Input } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { FormDialog } from '../frame/form-dialog.tsx'
import { FormField } from '../frame/form-field.tsx'
import { Select } from '../frame/select.tsx'
import { useTexts } from '../frame/texts.ts'
import { possibleParents } from './department-tree.ts'
import { staffTexts } from './staff.texts.ts'

interface DialogProps {
  /** Undefined for a new one. */
  readonly department: Department | undefined
  readonly departments: readonly Department[]
  readonly onClose: () => void
}

interface Values {
  readonly name: string
  readonly parentId?: string | null
  readonly headId?: string | null
}

/** Makes, renames or moves a department. */
export function DepartmentDialog({ department, departments, onClose }: DialogProps) {
  const t = useTexts(staffTexts)
  const create = useAct('departments', 'create')
  const update = useAct('departments', 'update')
  const colleagues = useAnswer('staff', 'list', { suspended: 'no', limit: 200 })
  const submit = ({ name, parentId = null, headId = null }: Values) =>
    department
      ? update.run({ id: department.id, name, parentId, headId }, { ifMatch: department.version, done: onClose })
      : create.run({ name, parentId }, { done: onClose })
  return (
    <FormDialog<Values>
      title={department ? t('change') : t('addDepartment')}
      submit={t('save')}
      initial={department ?? {}}
      busy={create.busy || update.busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField name="name" label={t('departmentName')} required refused={{ ...create.fields, ...update.fields }}>
        <Input maxLength={200} />
      </FormField>
      <FormField name="parentId" label={t('parent')}>
        <Select
          allowClear
          placeholder={t('top')}
          options={possibleParents(departments, department).map((placed) => ({
            value: placed.department.id,
            label: `${'\u2003'.repeat(placed.depth)}${placed.department.name}`,
          }))}
        />
      </FormField>
      {department ? (
        <FormField name="headId" label={t('head')} hint={t('headHint')}>
          <Select
            allowClear
            placeholder={t('headNone')}
            showSearch={{ optionFilterProp: 'label' }}
            options={(colleagues.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FormField>
      ) : null}
    </FormDialog>
  )
}
