import { Priority, TicketKind } from '@zhike/contract/tickets'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input, Select } from 'antd'
import { ChangeList } from '../bulk-edits/change-list.tsx'
import { useOwnChanges } from '../bulk-edits/own-changes.tsx'
import { useMay } from '../frame/me.ts'
import { PeopleChoice } from '../frame/people-choice.tsx'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { ticketBulkTexts } from './ticket-bulk.texts.ts'
import { partsIn, partsLeft, type TicketChangeDraft, type TicketPart, withPart } from './ticket-bulk-draft.ts'
import type { NamedOfKind } from './use-kinds-choices.ts'

interface ChangeProps {
  readonly draft: TicketChangeDraft
  readonly categories: readonly NamedOfKind[]
  readonly types: readonly NamedOfKind[]
  readonly onChange: (draft: TicketChangeDraft) => void
}

const hinted = ['note', 'resolution', 'closure'] as const
type Hinted = (typeof hinted)[number]

/** What a bulk edit changes of tickets, part by part. */
export function TicketChangeFields(props: ChangeProps) {
  const { draft, onChange } = props
  const t = useTexts(ticketBulkTexts)
  const may = useMay()
  const own = useOwnChanges('ticket', draft.custom ?? {}, (custom) => onChange({ ...draft, custom }))
  const lines = partsIn(draft).map((part) => ({
    key: part,
    label: t(part),
    hint: hinted.some((one) => one === part) ? t(`${part as Hinted}Hint`) : undefined,
    control: (id: string) => <PartField {...props} id={id} part={part} />,
  }))
  return (
    <ChangeList
      lines={[...lines, ...own.lines]}
      offers={[...partsLeft(draft, may).map((part) => ({ key: part, label: t(part) })), ...own.offers]}
      onAdd={(key) => own.add(key) || onChange(withPart(draft, key as TicketPart))}
      onDrop={(key) => {
        const { [key as TicketPart]: _, ...rest } = draft
        if (!own.drop(key)) onChange(rest)
      }}
    />
  )
}

interface PartProps extends ChangeProps {
  readonly id: string
  readonly part: TicketPart
}

function PartField({ id, part, draft, categories, types, onChange }: PartProps) {
  const t = useTexts(ticketBulkTexts)
  const code = useTexts(codeTexts)
  const give = (given: TicketChangeDraft) => onChange({ ...draft, ...given })
  switch (part) {
    case 'assignee':
      return (
        <StaffChoice
          id={id}
          label={t('assignee')}
          may="tickets.reply"
          chosen={draft.assignee ?? null}
          placeholder={t('nobody')}
          clearable
          onChoose={(assignee) => give({ assignee })}
        />
      )
    case 'priority':
      return (
        <Choice
          id={id}
          value={draft.priority}
          options={Priority.options.toReversed().map((value) => ({ value, label: code(`priority.${value}`) }))}
          onChoose={(priority) => give({ priority })}
        />
      )
    case 'kind':
      return (
        <Choice
          id={id}
          value={draft.kind}
          options={TicketKind.options.map((value) => ({ value, label: code(`kind.${value}`) }))}
          onChoose={(kind) => give({ kind })}
        />
      )
    case 'status':
      return (
        <Choice
          id={id}
          value={draft.status}
          options={(['open', 'pending'] as const).map((value) => ({ value, label: code(`status.${value}`) }))}
          onChoose={(status) => give({ status })}
        />
      )
    case 'category':
      return (
        <OfKindChoice
          id={id}
          value={draft.category}
          none={t('noCategory')}
          all={categories}
          kind={draft.kind}
          onChoose={(category) => give({ category })}
        />
      )
    case 'type':
      return (
        <OfKindChoice
          id={id}
          value={draft.type}
          none={t('noType')}
          all={types}
          kind={draft.kind}
          onChoose={(type) => give({ type })}
        />
      )
    case 'watchers':
      return (
        <PeopleChoice
          id={id}
          label={t('watchers')}
          placeholder={t('colleagues')}
          chosen={draft.watchers ?? []}
          onChoose={(watchers) => give({ watchers })}
        />
      )
    case 'closure':
      return (
        <Input
          id={id}
          maxLength={200}
          value={draft.closure ?? ''}
          onChange={({ target }) => give({ closure: target.value })}
        />
      )
    default:
      return (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={20_000}
          value={draft[part] ?? ''}
          onChange={({ target }) => give({ [part]: target.value })}
        />
      )
  }
}

interface ChoiceProps<T extends string> {
  readonly id: string
  readonly value: T | undefined
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChoose: (value: T) => void
}

function Choice<T extends string>({ id, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <Select<T> id={id} style={{ width: '100%' }} value={value ?? null} options={[...options]} onChange={onChoose} />
  )
}

interface OfKindProps {
  readonly id: string
  readonly value: string | undefined
  readonly none: string
  readonly all: readonly NamedOfKind[]
  /** The kind that the tickets get, when they get one. */
  readonly kind: TicketKind | undefined
  readonly onChoose: (value: string) => void
}

/** What belongs to a kind, under its kind. */
function OfKindChoice({ id, value, none, all, kind, onChoose }: OfKindProps) {
  const code = useTexts(codeTexts)
  const groups = TicketKind.options
    .filter((one) => kind === undefined || one === kind)
    .map((one) => ({
      label: code(`kind.${one}`),
      options: all.filter((each) => each.kind === one).map((each) => ({ value: each.id, label: each.name })),
    }))
    .filter(({ options }) => options.length > 0)
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      value={value ?? ''}
      showSearch={{ optionFilterProp: 'label' }}
      options={[{ value: '', label: none }, ...groups]}
      onChange={onChoose}
    />
  )
}
