import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons'
import type { ExportKind } from '@zhike/contract/exports'
import { Button } from 'antd'
import { useState } from 'react'
import { useLocale, useTexts } from '../frame/texts.ts'
import { columnName, moved } from './column-names.ts'
import styles from './exports.module.css'
import { exportTexts } from './exports.texts.ts'
import type { OwnColumn } from './own-columns.ts'

interface ChoiceProps {
  readonly kind: ExportKind
  /** In the order of the file. */
  readonly chosen: readonly string[]
  readonly known: readonly string[]
  readonly own: readonly OwnColumn[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** Which columns leave, in which order: by dragging, or by the buttons of a line. */
export function ColumnChoice({ kind, chosen, known, own, onChange }: ChoiceProps) {
  const t = useTexts(exportTexts)
  const locale = useLocale()
  const [dragged, drag] = useState<number | null>(null)
  const nameOf = (column: string) => own.find(({ name }) => name === column)?.label ?? columnName(kind, column, locale)
  const rest = known.filter((column) => !chosen.includes(column))
  const dropOn = (at: number) => {
    if (dragged !== null) onChange(moved(chosen, dragged, at))
    drag(null)
  }
  return (
    <div className={styles.choice}>
      <ol className={styles.chosen} aria-label={t('columns')}>
        {chosen.map((name, at) => {
          const column = nameOf(name)
          return (
            <li
              key={name}
              draggable
              data-dragged={dragged === at || undefined}
              onDragStart={() => drag(at)}
              onDragEnd={() => drag(null)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={() => dropOn(at)}
            >
              <HolderOutlined className={styles.grip ?? ''} aria-hidden />
              <span className={styles.column}>{column}</span>
              <Button
                type="text"
                size="small"
                icon={<ArrowUpOutlined aria-hidden />}
                aria-label={t('moveUp', { column })}
                disabled={at === 0}
                onClick={() => onChange(moved(chosen, at, at - 1))}
              />
              <Button
                type="text"
                size="small"
                icon={<ArrowDownOutlined aria-hidden />}
                aria-label={t('moveDown', { column })}
                disabled={at === chosen.length - 1}
                onClick={() => onChange(moved(chosen, at, at + 1))}
              />
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t('leaveOut', { column })}
                disabled={chosen.length === 1}
                onClick={() => onChange(chosen.toSpliced(at, 1))}
              />
            </li>
          )
        })}
      </ol>
      {rest.length > 0 ? (
        <div className={styles.rest}>
          <span className={styles.restHead}>
            {t('add')}
            <Button type="link" size="small" onClick={() => onChange([...chosen, ...rest])}>
              {t('addAll')}
            </Button>
          </span>
          {rest.map((name) => (
            <Button
              key={name}
              size="small"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => onChange([...chosen, name])}
            >
              {nameOf(name)}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
