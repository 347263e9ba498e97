import { getRouteApi } from '@tanstack/react-router'
import { type OwnField, OwnFieldKind } from '@zhike/contract/own-fields'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { Page } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Empty, Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { definingTexts } from './defining.texts.ts'
import { FieldDialog } from './field-dialog.tsx'
import { FieldList } from './field-list.tsx'
import styles from './own-fields-page.module.css'
import { RetiredFields } from './retired-fields.tsx'

const route = getRouteApi('/desk/settings/own-fields')

/** The fields that the company adds to customers, tickets and orders. */
export function OwnFieldsPage() {
  const t = useTexts(definingTexts)
  const { kind = 'customer' } = route.useSearch()
  const go = route.useNavigate()
  const [edited, setEdited] = useState<OwnField | 'new'>()
  const fields = useAnswer('ownFields', 'list', { kind })
  const items = fields.data?.items
  return (
    <Page
      title={t('title')}
      actions={
        <Button type="primary" onClick={() => setEdited('new')}>
          {t('add')}
        </Button>
      }
      toolbar={
        <div className={styles.toolbar}>
          <Segmented
            aria-label={t('kind')}
            value={kind}
            options={OwnFieldKind.options.map((value) => ({ value, label: t(`kind_${value}`) }))}
            onChange={(next) => void go({ search: { kind: next }, replace: true })}
          />
          <p>{t('explain')}</p>
        </div>
      }
    >
      {fields.error ? <Failure error={fields.error} again={() => void fields.refetch()} /> : null}
      <div className={styles.page}>
        {items === undefined && !fields.error ? <Skeleton lines={6} height={18} /> : null}
        {items?.length === 0 ? (
          <Empty sentence={t('none')}>
            <Button onClick={() => setEdited('new')}>{t('add')}</Button>
          </Empty>
        ) : null}
        {items && items.length > 0 ? <FieldList fields={items} onEdit={setEdited} /> : null}
        <RetiredFields kind={kind} />
      </div>
      {edited ? (
        <FieldDialog
          key={edited === 'new' ? kind : edited.id}
          kind={kind}
          field={edited === 'new' ? undefined : edited}
          fields={items ?? []}
          onClose={() => setEdited(undefined)}
        />
      ) : null}
    </Page>
  )
}
