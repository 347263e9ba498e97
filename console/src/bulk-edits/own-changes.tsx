import type { OwnField, OwnFieldKind, OwnValue, OwnValues } from '@zhike/contract/own-fields'
import { useLocale, useTexts } from '../frame/texts.ts'
import { isEmpty, nameIn } from '../own-fields/fields-of.ts'
import { OwnInput } from '../own-fields/own-input.tsx'
import { OwnValueShown } from '../own-fields/own-value.tsx'
import { useOwnFields } from '../own-fields/use-own-fields.ts'
import styles from './bulk-edits.module.css'
import { bulkEditTexts } from './bulk-edits.texts.ts'
import type { ChangeLine } from './change-list.tsx'

const prefix = 'custom.'
const keyOf = (line: string) => (line.startsWith(prefix) ? line.slice(prefix.length) : undefined)

/** Own fields among the changes; a unique value cannot be given to many. */
export function useOwnChanges(kind: OwnFieldKind, custom: OwnValues, onChange: (custom: OwnValues) => void) {
  const t = useTexts(bulkEditTexts)
  const locale = useLocale()
  const own = (useOwnFields(kind) ?? []).filter(({ editable, unique, type }) => editable && !unique && type !== 'file')
  const give = (key: string, value: OwnValue | null) => onChange({ ...custom, [key]: value })
  const lineOf = (field: OwnField): ChangeLine => ({
    key: `${prefix}${field.key}`,
    label: nameIn(field, locale),
    hint: custom[field.key] === null ? t('emptied') : undefined,
    control: (id) => (
      <OwnInput
        id={id}
        field={field}
        value={custom[field.key] ?? null}
        onChange={(value) => give(field.key, isEmpty(value) ? null : value)}
      />
    ),
  })
  const isGiven = ({ key }: OwnField) => Object.hasOwn(custom, key)
  return {
    lines: own.filter(isGiven).map(lineOf),
    offers: own
      .filter((field) => !isGiven(field))
      .map((field) => ({ key: `${prefix}${field.key}`, label: nameIn(field, locale) })),
    /** Whether the line is one of an own field, which is then among the changes, empty. */
    add(line: string): boolean {
      const key = keyOf(line)
      if (key !== undefined) give(key, null)
      return key !== undefined
    },
    drop(line: string): boolean {
      const key = keyOf(line)
      if (key !== undefined) onChange(Object.fromEntries(Object.entries(custom).filter(([one]) => one !== key)))
      return key !== undefined
    },
  }
}

interface OwnBecomingProps {
  readonly kind: OwnFieldKind
  readonly before: Readonly<Record<string, unknown>>
  readonly custom: OwnValues | undefined
}

const becomes = '→'

/** What own fields are now and will be, each as it is shown everywhere. */
export function OwnBecoming({ kind, before, custom = {} }: OwnBecomingProps) {
  const t = useTexts(bulkEditTexts)
  const fields = useOwnFields(kind) ?? []
  const now = (before.custom ?? {}) as OwnValues
  const shown = (field: OwnField, value: OwnValue | null | undefined) =>
    isEmpty(value) ? t('empty') : <OwnValueShown field={field} value={value ?? null} />
  return fields
    .filter(({ key }) => Object.hasOwn(custom, key))
    .map((field) => (
      <span key={field.id} className={styles.own}>
        {shown(field, now[field.key])} {becomes} {shown(field, custom[field.key])}
      </span>
    ))
}
