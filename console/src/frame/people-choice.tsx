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
}

/** Chooses several colleagues. */
export function PeopleChoice({ label, id, chosen, onChoose, placeholder }: PeopleChoiceProps) {
  const t = useTexts(frameTexts)
  const colleagues = useAnswer('staff', 'list', { suspended: 'no', limit: 200 })
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      mode="multiple"
      placeholder={placeholder ?? t('chooseColleagues')}
      value={[...chosen]}
      options={(colleagues.data?.items ?? []).map(({ id: value, name }) => ({ value, label: name }))}
      loading={colleagues.isPending}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%' }}
      onChange={onChoose}
    />
  )
}
