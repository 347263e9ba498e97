import { Link } from '@tanstack/react-router'
import type { UndoRow } from '@zhike/contract/imports'
import { codeTexts } from '@zhike/ui/codes.texts'
import { useFieldName } from '../frame/event-words.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './undo.module.css'
import { undoTexts } from './undo.texts.ts'

const tones = { removed: 'risk', put_back: 'brand', kept: 'calm' } as const

/** What becomes of each thing that an import did, and why it stays. */
export function UndoRows({ rows }: { readonly rows: readonly UndoRow[] }) {
  const t = useTexts(undoTexts)
  const words = useUndoWords()
  return (
    <ul className={styles.rows} aria-label={t('rows')}>
      {rows.map((row) => (
        <li key={`${row.customer?.id} ${row.what} ${row.label} ${row.fields.join()}`}>
          <Tag tone={tones[row.outcome]}>{t(`outcome_${row.outcome}`)}</Tag>
          {row.customer ? (
            <Link to="/customers/$id" params={{ id: row.customer.id }}>
              {row.customer.name}
            </Link>
          ) : (
            <strong>{row.label}</strong>
          )}
          <span>{words(row)}</span>
        </li>
      ))}
    </ul>
  )
}

function useUndoWords() {
  const t = useTexts(undoTexts)
  const code = useTexts(codeTexts)
  const nameOf = useFieldName()
  const wordOf = (field: string, what: UndoRow['what']) => {
    const own = what === 'product' ? `product.${field}` : `field.${field}`
    return own in undoTexts.en ? t(own as 'field.lines') : nameOf(field)
  }
  const named = (fields: readonly string[], what: UndoRow['what']) =>
    fields.map((field) => wordOf(field, what)).join(t('and'))
  return ({ what, label, because, fields, keptFields }: UndoRow): string => {
    const shown = what === 'identity' ? code(`identity.${label as 'phone'}`) : label
    const why =
      because === null
        ? ''
        : keptFields.length > 0
          ? t('keptFields', { fields: named(keptFields, what) })
          : t(what === 'order' && because === 'ordered' ? 'because_went_on' : `because_${because}`)
    // a product stands in front by its own name
    const told = what === 'product' ? '' : t(`what_${what}`, { label: shown })
    return [told, named(fields, what), why].filter(Boolean).join(' · ')
  }
}
