import { type Import, importColumns } from '@zhike/contract/imports'
import { Select } from 'antd'
import { useLocale, useTexts } from '../frame/texts.ts'
import type { Matching } from './column-match.ts'
import { columnTexts } from './columns.texts.ts'
import styles from './imports.module.css'
import { importTexts } from './imports.texts.ts'
import type { TableHead } from './table-head.ts'

interface MatchProps {
  readonly kind: Import['kind']
  readonly head: TableHead
  readonly matching: Matching
  readonly onMatch: (name: string, column: string | undefined) => void
}

/** Which column of the file is imported as what, with an example from the file. */
export function ColumnMatch({ kind, head, matching, onMatch }: MatchProps) {
  const t = useTexts(importTexts)
  const names = columnTexts[useLocale()]
  const known: readonly string[] = importColumns[kind]
  return (
    <section className={styles.match} aria-label={t('columns')}>
      <p className={styles.hint}>{t('columnsHint')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('inFile')}</th>
            <th scope="col">{t('example')}</th>
            <th scope="col">{t('goesTo')}</th>
          </tr>
        </thead>
        <tbody>
          {head.columns.map((name, place) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{head.rows.map((row) => row[place]).find(Boolean)}</td>
              <td>
                {known.includes(name.toLowerCase()) ? (
                  names[`name.${kind}.${name.toLowerCase()}`]
                ) : (
                  <Select
                    size="small"
                    aria-label={`${name}: ${t('goesTo')}`}
                    value={matching[name] ?? ''}
                    options={[
                      { value: '', label: t('leaveOut') },
                      ...known.map((column) => ({
                        value: column,
                        label: names[`name.${kind}.${column}`],
                        disabled: matching[name] !== column && Object.values(matching).includes(column),
                      })),
                    ]}
                    style={{ width: '100%', minWidth: 120 }}
                    onChange={(column) => onMatch(name, column || undefined)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
