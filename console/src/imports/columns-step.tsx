import { type Import, type ImportPreview, importColumns } from '@zhike/contract/imports'
import { Button, Select } from 'antd'
import { Tag } from '../frame/tag.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { columnTexts } from './columns.texts.ts'
import { type DayOrder, DayOrderChoice } from './day-order-choice.tsx'
import styles from './imports.module.css'
import { importTexts } from './imports.texts.ts'
import { PolicyChoice } from './policy-choice.tsx'

interface ColumnsStepProps {
  readonly kind: Import['kind']
  readonly preview: ImportPreview
  readonly busy: boolean
  readonly onDuplicate: Import['onDuplicate']
  readonly onPolicy: (policy: Import['onDuplicate']) => void
  readonly onDayOrder: (order: DayOrder) => void
  readonly onSheet: (sheet: string) => void
  readonly onColumn: (name: string, column: string) => void
  readonly onNext: () => void
}

/** Which column of the file is imported as what, with what stands in it. */
export function ColumnsStep({
  kind,
  preview,
  busy,
  onDuplicate,
  onPolicy,
  onDayOrder,
  onSheet,
  onColumn,
  onNext,
}: ColumnsStepProps) {
  const t = useTexts(importTexts)
  const names = columnTexts[useLocale()]
  const own = new Map(preview.ownColumns.map(({ column, name }) => [column, name]))
  const nameOf = (column: string) => names[`name.${kind}.${column}`] ?? own.get(column) ?? column
  const { missing, repeated } = preview
  const shown = preview.columns.filter(({ samples, column }) => samples.length > 0 || column !== '')
  const empty = preview.columns.length - shown.length
  const options = [
    { value: '', label: t('leaveOut') },
    ...importColumns[kind].map((column) => ({ value: column as string, label: nameOf(column) })),
    ...preview.ownColumns.map(({ column, name }) => ({ value: column, label: name })),
  ]
  return (
    <>
      {preview.sheets.length > 1 ? (
        <div className={styles.sheet}>
          <span aria-hidden>{t('sheet')}</span>
          <Select
            aria-label={t('sheet')}
            value={preview.sheet}
            options={preview.sheets.map(({ name, isHidden }) => ({
              value: name,
              label: isHidden ? t('hiddenSheet', { name }) : name,
            }))}
            onChange={(sheet) => onSheet(sheet ?? '')}
          />
        </div>
      ) : null}
      <section className={styles.match} aria-label={t('columns')} aria-busy={busy}>
        <p className={styles.hint}>
          {preview.headingRow === 0 ? t('noHeadings') : t('headingsIn', { row: preview.headingRow })}
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('inFile')}</th>
              <th scope="col">{t('example')}</th>
              <th scope="col">{t('goesTo')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ name, samples, column, confidence }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td title={samples.join(t('and'))}>{samples.join(t('and'))}</td>
                <td>
                  <span className={styles.goes}>
                    <Select
                      size="small"
                      aria-label={`${name}: ${t('goesTo')}`}
                      value={column}
                      options={options}
                      popupMatchSelectWidth={false}
                      onChange={(next) => onColumn(name, next)}
                    />
                    {confidence === 'likely' ? <Tag tone="risk">{t('guessed')}</Tag> : null}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {empty > 0 ? <p className={styles.hint}>{t('emptyColumns', { count: empty })}</p> : null}
      </section>
      {preview.eitherDays > 0 ? (
        <DayOrderChoice count={preview.eitherDays} value={preview.dayOrder} onChange={onDayOrder} />
      ) : null}
      <PolicyChoice kind={kind} value={onDuplicate} onChange={onPolicy} />
      {missing.length > 0 ? (
        <p className={styles.wrong} role="alert">
          {t('missing', { columns: missing.map(nameOf).join(t('and')) })}
        </p>
      ) : null}
      {repeated.length > 0 ? (
        <p className={styles.wrong} role="alert">
          {t('repeated', { columns: repeated.map(nameOf).join(t('and')) })}
        </p>
      ) : null}
      <Button type="primary" size="large" disabled={missing.length + repeated.length > 0 || busy} onClick={onNext}>
        {t('toCheck')}
      </Button>
    </>
  )
}
