import { ControlOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { prefer, preferences } from '../frame/preferences.ts'
import { useStore } from '../frame/store.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import type { Kind } from './chosen-columns.tsx'
import { nameIn } from './fields-of.ts'
import styles from './own-fields.module.css'
import { ownFieldTexts } from './own-fields.texts.ts'
import { useOwnFields } from './use-own-fields.ts'

/** Which own fields the list shows; there only when there are some. */
export function ColumnsChoice({ kind }: { readonly kind: Kind }) {
  const t = useTexts(ownFieldTexts)
  const locale = useLocale()
  const fields = useOwnFields(kind) ?? []
  const { columns } = useStore(preferences)
  const chosen = columns[kind]
  const give = (next: readonly string[]) => prefer({ columns: { ...columns, [kind]: next } })
  if (fields.length === 0) return null
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('columnsHint')}
      content={
        <div className={styles.chosen}>
          {fields.map((field) => (
            <Checkbox
              key={field.key}
              checked={chosen.includes(field.key)}
              onChange={({ target }) =>
                give(target.checked ? [...chosen, field.key] : chosen.filter((key) => key !== field.key))
              }
            >
              {nameIn(field, locale)}
            </Checkbox>
          ))}
        </div>
      }
    >
      <Button size="small" type="text" icon={<ControlOutlined aria-hidden />}>
        {t('columns')}
      </Button>
    </Popover>
  )
}
