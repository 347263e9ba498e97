import { CloseOutlined } from '@ant-design/icons'
import { type BulkChange, Stage } from '@zhike/contract/customers'
import type { OwnValue, OwnValues } from '@zhike/contract/own-fields'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Dropdown, Input, Select } from 'antd'
import { Field } from '../frame/field.tsx'
import { useMay } from '../frame/me.ts'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { isEmpty, nameIn } from '../own-fields/fields-of.ts'
import { OwnInput } from '../own-fields/own-input.tsx'
import { useOwnFields } from '../own-fields/use-own-fields.ts'
import styles from './bulk.module.css'
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

/** The facts that a bulk edit changes, one by one. */
export function BulkChangeFields({ draft, onChange }: ChangeProps) {
  const t = useTexts(bulkTexts)
  const may = useMay()
  const offered = parts.filter((part) => part !== 'owner' || may('customers.assign'))
  const left = offered.filter((part) => !Object.hasOwn(draft, part))
  const locale = useLocale()
  // a unique value cannot be given to many
  const own = (useOwnFields('customer') ?? []).filter(
    ({ editable, unique, type }) => editable && !unique && type !== 'file',
  )
  const { custom = {} } = draft
  const give = (key: string, value: OwnValue | null) => onChange({ ...draft, custom: { ...custom, [key]: value } })
  const take = (key: string) => {
    const { [key]: _, ...rest } = custom
    onChange({ ...draft, custom: rest })
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
  const offers = [
    ...left.map((part) => ({ key: part as string, label: t(part) })),
    ...own
      .filter(({ key }) => !Object.hasOwn(custom, key))
      .map((field) => ({ key: `custom.${field.key}`, label: nameIn(field, locale) })),
  ]
  const drop = (part: Part) => {
    const { [part]: _, ...rest } = draft
    onChange(rest)
  }
  return (
    <div className={styles.changes}>
      {offered
        .filter((part) => Object.hasOwn(draft, part))
        .map((part) => (
          <div key={part} className={styles.change}>
            <Field label={t(part)}>{(id) => <PartField id={id} part={part} draft={draft} onChange={onChange} />}</Field>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t('dismiss')}
              onClick={() => drop(part)}
            />
          </div>
        ))}
      {own
        .filter(({ key }) => Object.hasOwn(custom, key))
        .map((field) => (
          <div key={field.id} className={styles.change}>
            <Field label={nameIn(field, locale)} {...(custom[field.key] === null ? { hint: t('emptied') } : {})}>
              {(id) => (
                <OwnInput
                  id={id}
                  field={field}
                  value={custom[field.key] ?? null}
                  onChange={(value) => give(field.key, isEmpty(value) ? null : value)}
                />
              )}
            </Field>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t('dismiss')}
              onClick={() => take(field.key)}
            />
          </div>
        ))}
      {offers.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: offers,
            onClick: ({ key }) =>
              key.startsWith('custom.')
                ? give(key.slice('custom.'.length), null)
                : onChange({ ...draft, [key]: begin[key as Part] }),
          }}
        >
          <Button>{t('addChange')}</Button>
        </Dropdown>
      ) : null}
    </div>
  )
}

interface PartProps extends ChangeProps {
  readonly id: string
  readonly part: Part
}

function PartField({ id, part, draft, onChange }: PartProps) {
  const t = useTexts(bulkTexts)
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
          label={t('emptied')}
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
          placeholder={t('emptied')}
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
