import type { OwnField, OwnValues } from '@zhike/contract/own-fields'
import type { ReactNode } from 'react'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { asAsked, fieldsFor, type OwnRecord, sectionsOf, strays } from './fields-of.ts'
import styles from './own-fields.module.css'
import { ownFieldTexts } from './own-fields.texts.ts'
import { OwnLine } from './own-line.tsx'
import { useOwnFields } from './use-own-fields.ts'

interface SectionsProps {
  readonly record: OwnRecord
  /** The kind of customer or ticket. */
  readonly is?: string
  readonly custom: OwnValues
  /** Fields that its form asks for, in order, as `custom.<key>`: the others are shown where something stands in them. */
  readonly asked?: readonly string[] | undefined
  readonly mayChange: boolean
  /** What can be done with a value besides changing it. */
  readonly asideOf?: (field: OwnField) => ReactNode
}

/** What a company keeps of its customers, tickets or orders besides, by section, changed where it stands. */
export function OwnSections({ record, is, custom, asked, mayChange, asideOf }: SectionsProps) {
  const t = useTexts(ownFieldTexts)
  const all = useOwnFields(record.kind)
  if (!all) return null
  const fields = asAsked(fieldsFor(all, is), asked, custom)
  const unnamed = strays(all, custom)
  const sections = sectionsOf(fields)
  return (
    <>
      {sections.map(([section, inside]) => (
        <Card key={section} title={section || t('others')}>
          <dl className={styles.lines}>
            {inside.map((field) => (
              <OwnLine
                key={field.id}
                record={record}
                field={field}
                value={custom[field.key] ?? null}
                mayChange={mayChange}
                aside={asideOf?.(field)}
              />
            ))}
          </dl>
        </Card>
      ))}
      {unnamed.length > 0 ? (
        <Card title={sections.some(([section]) => section === '') ? '' : t('others')}>
          <dl className={styles.lines}>
            {unnamed.map(([key, value]) => (
              <div key={key} className={styles.line}>
                <dt>{key}</dt>
                <dd>
                  <span className={styles.still}>{String(value)}</span>
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      ) : null}
    </>
  )
}
