import type { Import, ImportPreview } from '@zhike/contract/imports'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { Tag } from '../frame/tag.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { columnTexts } from './columns.texts.ts'
import styles from './imports.module.css'
import { importTexts } from './imports.texts.ts'

interface CheckStepProps {
  readonly kind: Import['kind']
  readonly preview: ImportPreview
  readonly busy: boolean
  /** An import is being undone: what these rows would become is about to change. */
  readonly waits: boolean
  readonly onBack: () => void
  readonly onStart: () => void
}

const tones = { created: 'good', updated: 'brand', skipped: 'calm', failed: 'broken', left_out: 'calm' } as const
const mostShown = 50

/** The first rows as they would come in, with what is wrong marked in its cell. */
export function CheckStep({ kind, preview, busy, waits, onBack, onStart }: CheckStepProps) {
  const t = useTexts(importTexts)
  const names = columnTexts[useLocale()]
  const { counts, more } = preview
  const own = new Map(preview.ownColumns.map(({ column, name }) => [column, name]))
  const [onlyWrong, setOnlyWrong] = useState(false)
  const columns = preview.columns.flatMap((column, place) => (column.column === '' ? [] : [{ ...column, place }]))
  const rows = preview.rows.filter(({ outcome }) => !onlyWrong || outcome === 'failed').slice(0, mostShown)
  return (
    <>
      <p className={styles.summary}>
        {t(more ? 'lookedMore' : 'lookedAll', { count: counts.looked })}
        {(['created', 'updated', 'skipped', 'failed'] as const).map((outcome) =>
          counts[outcome] > 0 ? (
            <Tag key={outcome} tone={tones[outcome]}>
              {t(`will_${outcome}`, { count: counts[outcome] })}
            </Tag>
          ) : null,
        )}
        {counts.leftOut > 0 ? <Tag tone="calm">{t('will_left_out', { count: counts.leftOut })}</Tag> : null}
      </p>
      {counts.failed > 0 ? (
        <>
          <p className={styles.hint}>{t('failedLater')}</p>
          <Segmented
            aria-label={t('rowsShown')}
            value={onlyWrong ? 'wrong' : 'all'}
            options={[
              { value: 'all', label: t('allRows') },
              { value: 'wrong', label: t('wrongRows', { count: counts.failed }) },
            ]}
            onChange={(next) => setOnlyWrong(next === 'wrong')}
          />
        </>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section className={styles.rows} aria-label={t('rowsShown')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('rowNumber')}</th>
              <th scope="col">{t('willBe')}</th>
              {columns.map(({ name, column }) => (
                <th key={name} scope="col">
                  {names[`name.${kind}.${column}`] ?? own.get(column) ?? column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ number, cells, days, outcome, problem, kind: as }) => (
              <tr key={number} data-wrong={outcome === 'failed' || undefined}>
                <th scope="row">{number}</th>
                <td>
                  {outcome ? <Tag tone={tones[outcome]}>{t(`outcome_${outcome}`)}</Tag> : null}{' '}
                  {as?.is === 'organisation' ? (
                    <Tag tone="calm">{t(as.guessed ? 'guessedOrganisation' : 'asOrganisation')}</Tag>
                  ) : null}
                  {/* here and not in the cell, which may lie out of sight */}
                  {problem ? (
                    <small data-calm={outcome === 'left_out' || undefined}>
                      {[problem.name, problem.text].filter(Boolean).join(t('colon'))}
                    </small>
                  ) : null}
                </td>
                {columns.map(({ name, place }) => (
                  <td key={name} data-wrong={problem?.name === name || undefined}>
                    <Cell written={cells[place] ?? ''} understood={days.find((day) => day.name === name)?.understood} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {waits ? (
        <p className={styles.hint} role="status">
          {t('waitsForOther')}
        </p>
      ) : null}
      <div className={styles.buttons}>
        <Button size="large" onClick={onBack}>
          {t('back')}
        </Button>
        <Button type="primary" size="large" loading={busy} disabled={waits} onClick={onStart}>
          {t('start')}
        </Button>
      </div>
    </>
  )
}

/** What stands in the file; of a day written otherwise, how it is understood too. */
function Cell({ written, understood }: { readonly written: string; readonly understood: string | undefined }) {
  const t = useTexts(importTexts)
  if (understood === undefined) return written
  return (
    <>
      {written}
      <small className={styles.understood}>{t('understood', { day: understood })}</small>
    </>
  )
}
