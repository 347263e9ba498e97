import { CloseOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './bulk-edits.module.css'
import { bulkEditTexts } from './bulk-edits.texts.ts'

/** Something that is changed, with the control that says what it becomes. */
export interface ChangeLine {
  readonly key: string
  readonly label: string
  readonly hint?: string | undefined
  readonly control: (id: string) => ReactNode
}

interface ChangeListProps {
  readonly lines: readonly ChangeLine[]
  /** What can be changed besides. */
  readonly offers: readonly { readonly key: string; readonly label: string }[]
  readonly onAdd: (key: string) => void
  readonly onDrop: (key: string) => void
}

/** The facts that a bulk edit changes, one by one. */
export function ChangeList({ lines, offers, onAdd, onDrop }: ChangeListProps) {
  const t = useTexts(bulkEditTexts)
  return (
    <div className={styles.changes}>
      {lines.map(({ key, label, hint, control }) => (
        <div key={key} className={styles.change}>
          <Field label={label} {...(hint ? { hint } : {})}>
            {control}
          </Field>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('dismiss')}
            onClick={() => onDrop(key)}
          />
        </div>
      ))}
      {offers.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [...offers],
            onClick: ({ key }) => onAdd(key),
            style: { maxHeight: 360, overflowY: 'auto' },
          }}
        >
          <Button>{t('addChange')}</Button>
        </Dropdown>
      ) : null}
    </div>
  )
}
