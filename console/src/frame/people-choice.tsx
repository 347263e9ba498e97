import type { Permission } from '@zhike/contract/permissions'
import { Select } from 'antd'
import { useAnswer } from './calls.ts'
import { frameTexts } from './frame.texts.ts'
import { useTexts } from './texts.ts'

interface PeopleChoiceProps {
  readonly label: string
  readonly id?: string
  readonly chosen: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
  /** What stands there while nobody is chosen. */
  readonly placeholder?: string
  /** Only those whose role may do this. */
  readonly may?: Permission
  /** Who cannot be chosen. */
  readonly without?: readonly string[]
}

/** Chooses several colleagues. */
export function PeopleChoice({ label, id, chosen, onChoose, placeholder, may, without = [] }: PeopleChoiceProps) {
  const t = useTexts(frameTexts)
  const colleagues = useAnswer('staff', 'list', { suspended: 'no', limit: 200, ...(may ? { may } : {}) })
  const offered = (colleagues.data?.items ?? []).filter((staff) => !without.includes(staff.id))
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      mode="multiple"
      placeholder={placeholder ?? t('chooseColleagues')}
      value={[...chosen]}
      options={offered.map(({ id: value, name }) => ({ value, label: name }))}
      loading={colleagues.isPending}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%' }}
      onChange={onChoose}
    />
  )
}
