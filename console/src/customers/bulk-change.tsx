import { type BulkChange, Stage } from '@zhike/contract/customers'
import type { OwnValues } from '@zhike/contract/own-fields'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input, Select } from 'antd'
import { bulkEditTexts } from '../bulk-edits/bulk-edits.texts.ts'
import { ChangeList } from '../bulk-edits/change-list.tsx'
import { useOwnChanges } from '../bulk-edits/own-changes.tsx'
import { useMay } from '../frame/me.ts'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { bulkTexts } from './bulk.texts.ts'
import { RegionChoice } from './region-choice.tsx'
import { TagsChoice } from './tags-line.tsx'

/** What one is filling in: a fact that was added stands here even while it is empty. */
export interface ChangeDraft {
  readonly owner?: { readonly id: string; readonly name: string } | null
  readonly stage?: NonNullable<BulkChange['stage']>
  readonly region?: string
  readonly source?: string
  readonly industry?: string
  readonly addTags?: readonly string[]
  readonly removeTags?: readonly string[]
  /** Own fields by key. */
  readonly custom?: OwnValues
}
const parts = ['owner', 'stage', 'region', 'source', 'industry', 'addTags', 'removeTags'] as const
type Part = (typeof parts)[number]

/** What the server is asked for: a fact left empty is cleared, tags left empty change nothing. */
export function changeOf(draft: ChangeDraft): BulkChange {
  const { owner, stage, region, source, industry, addTags, removeTags, custom = {} } = draft
  return {
    ...(owner === undefined ? {} : { ownerId: owner?.id ?? null }),
    ...(stage === undefined ? {} : { stage }),
    ...(region === undefined ? {} : { region: region || null }),
    ...(source === undefined ? {} : { source: source.trim() || null }),
    ...(industry === undefined ? {} : { industry: industry.trim() || null }),
    ...(addTags?.length ? { addTags: [...addTags] } : {}),
    ...(removeTags?.length ? { removeTags: [...removeTags] } : {}),
    ...(Object.keys(custom).length > 0 ? { custom } : {}),
  }
}

interface ChangeProps {
  readonly draft: ChangeDraft
  readonly onChange: (draft: ChangeDraft) => void
}

const begin: Required<Omit<ChangeDraft, 'custom'>> = {
  owner: null,
  stage: 'potential',
  region: '',
  source: '',
  industry: '',
  addTags: [],
  removeTags: [],
}

/** The facts that a bulk edit changes, one by one. */
export function BulkChangeFields({ draft, onChange }: ChangeProps) {
  const t = useTexts(bulkTexts)
  const may = useMay()
  const offered = parts.filter((part) => part !== 'owner' || may('customers.assign'))
  const isGiven = (part: Part) => Object.hasOwn(draft, part)
  const own = useOwnChanges('customer', draft.custom ?? {}, (custom) => onChange({ ...draft, custom }))
  const lines = offered.filter(isGiven).map((part) => ({
    key: part,
    label: t(part),
    control: (id: string) => <PartField id={id} part={part} draft={draft} onChange={onChange} />,
  }))
  const left = offered.filter((part) => !isGiven(part)).map((part) => ({ key: part, label: t(part) }))
  return (
    <ChangeList
      lines={[...lines, ...own.lines]}
      offers={[...left, ...own.offers]}
      onAdd={(key) => own.add(key) || onChange({ ...draft, [key]: begin[key as Part] })}
      onDrop={(key) => {
        const { [key as Part]: _, ...rest } = draft
        if (!own.drop(key)) onChange(rest)
      }}
    />
  )
}

interface PartProps extends ChangeProps {
  readonly id: string
  readonly part: Part
}

function PartField({ id, part, draft, onChange }: PartProps) {
  const t = useTexts(bulkTexts)
  const shared = useTexts(bulkEditTexts)
  const code = useTexts(codeTexts)
  switch (part) {
    case 'owner':
      return (
        <StaffChoice
          id={id}
          label={t('owner')}
          chosen={draft.owner ?? null}
          placeholder={t('noOwner')}
          clearable
          onChoose={(owner) => onChange({ ...draft, owner })}
        />
      )
    case 'stage':
      return (
        <Select<NonNullable<BulkChange['stage']>>
          id={id}
          aria-label={t('stage')}
          style={{ width: '100%' }}
          value={draft.stage ?? 'potential'}
          options={Stage.exclude(['visitor']).options.map((value) => ({ value, label: code(`stage.${value}`) }))}
          onChange={(stage) => onChange({ ...draft, stage })}
        />
      )
    case 'region':
      return (
        <RegionChoice
          id={id}
          label={shared('emptied')}
          code={draft.region || undefined}
          onChoose={(region) => onChange({ ...draft, region: region ?? '' })}
        />
      )
    case 'source':
    case 'industry':
      return (
        <Input
          id={id}
          value={draft[part] ?? ''}
          maxLength={200}
          placeholder={shared('emptied')}
          onChange={({ target }) => onChange({ ...draft, [part]: target.value })}
        />
      )
    default:
      return (
        <TagsChoice
          id={id}
          label={t(part)}
          known
          words={[...(draft[part] ?? [])]}
          onChange={(words) => onChange({ ...draft, [part]: words })}
        />
      )
  }
}
