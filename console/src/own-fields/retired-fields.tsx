import type { OwnField, OwnFieldKind } from '@zhike/contract/own-fields'
import { Button } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { definingTexts } from './defining.texts.ts'
import { Words } from './field-list.tsx'
import styles from './own-fields-page.module.css'

/** Fields that were retired; their values wait for them. */
export function RetiredFields({ kind }: { readonly kind: OwnFieldKind }) {
  const t = useTexts(definingTexts)
  const retired = useAnswer('ownFields', 'list', { kind, retired: 'yes' })
  if (!retired.data?.items.length) return null
  return (
    <Card title={t('retiredList')} flush>
      <ul className={styles.list}>
        {retired.data.items.map((field) => (
          <Retired key={field.id} field={field} />
        ))}
      </ul>
    </Card>
  )
}

function Retired({ field }: { readonly field: OwnField }) {
  const t = useTexts(definingTexts)
  const usage = useAnswer('ownFields', 'usage', { id: field.id })
  const restore = useAct('ownFields', 'restore')
  return (
    <li className={styles.item}>
      <Words field={field} />
      {usage.data ? <small>{t('holds', { count: usage.data.values })}</small> : null}
      <Button
        loading={restore.busy}
        onClick={() => restore.run({ id: field.id }, { done: ({ name }) => tell(t('restored', { name })) })}
      >
        {t('restore')}
      </Button>
    </li>
  )
}
