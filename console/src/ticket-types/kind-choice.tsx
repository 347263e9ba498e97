import type { TicketType } from '@zhike/contract/ticket-types'
import { TicketKind } from '@zhike/contract/tickets'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Select } from 'antd'
import { useLocale, useTexts } from '../frame/texts.ts'
import { typeTexts } from './ticket-types.texts.ts'

interface ChoiceProps {
  readonly id: string
  readonly kind: TicketKind
  readonly type: TicketType | undefined
  readonly types: readonly TicketType[]
  readonly onChoose: (kind: TicketKind, type: TicketType | undefined) => void
}

/** Chooses the kind of a new ticket, and the type within it where there are some. */
export function KindChoice({ id, kind, type, types, onChoose }: ChoiceProps) {
  const t = useTexts(typeTexts)
  const code = useTexts(codeTexts)
  const locale = useLocale()
  const options = TicketKind.options.map((value) => {
    const label = code(`kind.${value}`)
    const inside = types.filter((one) => one.kind === value)
    if (inside.length === 0) return { value: value as string, label }
    const named = inside.map((one) => ({ value: one.id, label: locale === 'en' ? (one.nameEn ?? one.name) : one.name }))
    return { label, options: [...named, { value: value as string, label: t('plainKind', { name: label }) }] }
  })
  return (
    <Select
      id={id}
      value={type?.id ?? (kind as string)}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(chosen: string) => {
        const found = types.find((one) => one.id === chosen)
        onChoose(found?.kind ?? (chosen as TicketKind), found)
      }}
    />
  )
}
