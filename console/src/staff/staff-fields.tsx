import { RoleCode, Scope } from '@zhike/contract/staff'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { FormField } from '../frame/form-field.tsx'
import { Select } from '../frame/select.tsx'
import { useTexts } from '../frame/texts.ts'
import { placeDepartments } from './department-tree.ts'
import { staffTexts } from './staff.texts.ts'

/** What the form holds of a colleague. A cleared choice is undefined. */
export interface StaffValues {
  readonly name: string
  readonly role: (typeof RoleCode)['options'][number]
  readonly scope?: (typeof Scope)['options'][number] | undefined
  readonly departmentId?: string | null | undefined
  readonly teamIds?: string[] | undefined
  readonly postId?: string | null | undefined
}

const optionsOf = (items: readonly { readonly id: string; readonly name: string }[] | undefined) =>
  (items ?? []).map(({ id, name }) => ({ value: id, label: name }))

/** The fields of a colleague that stay the same for adding and changing. */
export function StaffFields({ refused }: { readonly refused: Readonly<Record<string, string>> }) {
  const t = useTexts(staffTexts)
  const code = useTexts(codeTexts)
  const departments = useAnswer('departments', 'list', {})
  const teams = useAnswer('teams', 'list', {})
  const posts = useAnswer('posts', 'list', {})
  return (
    <>
      <FormField name="name" label={t('name')} required refused={refused}>
        <Input maxLength={60} autoComplete="off" />
      </FormField>
      <FormField name="role" label={t('role')} required refused={refused}>
        <Select options={RoleCode.options.map((role) => ({ value: role, label: code(`role.${role}`) }))} />
      </FormField>
      <FormField name="scope" label={t('scope')} hint={t('scopeHint')} refused={refused}>
        <Select
          allowClear
          placeholder={t('scopeDefault')}
          options={Scope.options.map((scope) => ({ value: scope, label: code(`scope.${scope}`) }))}
        />
      </FormField>
      <FormField name="departmentId" label={t('department')} refused={refused}>
        <Select
          allowClear
          options={placeDepartments(departments.data?.items ?? []).map(({ department, depth }) => ({
            value: department.id,
            label: `${'\u2003'.repeat(depth)}${department.name}`,
          }))}
        />
      </FormField>
      <FormField name="teamIds" label={t('teams')} refused={refused}>
        <Select mode="multiple" allowClear optionFilterProp="label" options={optionsOf(teams.data?.items)} />
      </FormField>
      <FormField name="postId" label={t('post')} refused={refused}>
        <Select allowClear options={optionsOf(posts.data?.items)} />
      </FormField>
    </>
  )
}
