import type { Permission } from '@zhike/contract/permissions'
import { useAnswer } from './calls.ts'
import { frameTexts } from './frame.texts.ts'
import { useMe } from './me.ts'
import { Select } from './select.tsx'
import { useTexts } from './texts.ts'

interface StaffChoiceProps {
  readonly label: string
  readonly id?: string
  /** Who it is now; the name stands there before the list of colleagues is loaded. */
  readonly chosen: { readonly id: string; readonly name: string } | null
  readonly onChoose: (staff: { readonly id: string; readonly name: string } | null) => void
  /** Only those whose role may do this. */
  readonly may?: Permission
  /** Who cannot be chosen: whoever it is about, who is asked already. */
  readonly without?: readonly string[]
  readonly clearable?: boolean
  /** What stands there while nobody is chosen. */
  readonly placeholder?: string
  readonly quiet?: boolean
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
}

/** Chooses a colleague; oneself stands first. */
export function StaffChoice(props: StaffChoiceProps) {
  const { label, id, chosen, onChoose, may, without = [], placeholder, clearable, quiet, open, onOpenChange } = props
  const t = useTexts(frameTexts)
  const me = useMe()
  const colleagues = useAnswer('staff', 'list', { suspended: 'no', limit: 200, ...(may ? { may } : {}) })
  const listed = (colleagues.data?.items ?? []).filter((staff) => !without.includes(staff.id))
  const others = listed.filter((staff) => staff.id !== me.id)
  const known = listed.some((staff) => staff.id === me.id) ? [{ id: me.id, name: me.name }] : []
  const options = [
    ...known.map((staff) => ({ value: staff.id, label: t('meMyself', { name: staff.name }), name: staff.name })),
    ...others.map((staff) => ({ value: staff.id, label: staff.name, name: staff.name })),
  ]
  if (chosen && !options.some(({ value }) => value === chosen.id))
    options.push({ value: chosen.id, label: chosen.name, name: chosen.name })
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      placeholder={placeholder ?? t('chooseColleague')}
      value={chosen?.id ?? null}
      options={options}
      loading={colleagues.isPending}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={clearable ?? false}
      variant={quiet ? 'borderless' : 'outlined'}
      style={{ width: '100%' }}
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange ? { onOpenChange } : {})}
      onChange={(value: string | null | undefined) => {
        const found = options.find((option) => option.value === value)
        onChoose(found ? { id: found.value, name: found.name } : null)
      }}
    />
  )
}
