import { Select } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { calendarTexts } from './calendar.texts.ts'

interface Users {
  readonly departmentIds: string[]
  readonly teamIds: string[]
  readonly staffIds: string[]
}

interface UsersProps {
  readonly users: Users
  readonly refused: Readonly<Record<string, string>>
  readonly onChange: (part: Partial<Users>) => void
}

/** Which departments, teams and colleagues go by a calendar. */
export function UsersFields({ users, refused, onChange }: UsersProps) {
  const t = useTexts(calendarTexts)
  const departments = useAnswer('departments', 'list', {})
  const teams = useAnswer('teams', 'list', {})
  const staff = useAnswer('staff', 'list', { suspended: 'no', limit: 200 })
  const kinds = [
    { list: 'departmentIds', label: t('departments'), items: departments.data?.items },
    { list: 'teamIds', label: t('teams'), items: teams.data?.items },
    { list: 'staffIds', label: t('staff'), items: staff.data?.items },
  ] as const
  return kinds.map(({ list, label, items }) => (
    <Field key={list} label={label} error={refused[list]}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          placeholder={t('nobodyChosen')}
          value={users[list]}
          loading={!items}
          options={(items ?? []).map(({ id: value, name }) => ({ value, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(chosen: string[]) => onChange({ [list]: chosen })}
        />
      )}
    </Field>
  ))
}
