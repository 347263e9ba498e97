import { useQuery } from '@tanstack/react-query'
import type { BulkChange, BulkPreview } from '@zhike/contract/customers'
import type { OwnField, OwnValue, OwnValues } from '@zhike/contract/own-fields'
import { reasonText } from '@zhike/contract/reasons'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { type ArgsOf, call } from '../frame/client.ts'
import { frameTexts } from '../frame/frame.texts.ts'
import { useSettled } from '../frame/settled.ts'
import { Failure } from '../frame/state.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { isEmpty } from '../own-fields/fields-of.ts'
import { OwnValueShown } from '../own-fields/own-value.tsx'
import { useOwnFields } from '../own-fields/use-own-fields.ts'
import styles from './bulk.module.css'
import { bulkTexts } from './bulk.texts.ts'
import { BulkChangeFields, type ChangeDraft, changeOf } from './bulk-change.tsx'

interface BulkEditProps {
  readonly choice: ArgsOf<'bulkEdits', 'preview'>['choice']
  readonly onClose: () => void
  readonly onStarted: () => void
}

/** Says what will change and for how many before anything does. */
export function BulkEditDialog({ choice, onClose, onStarted }: BulkEditProps) {
  const t = useTexts(bulkTexts)
  const frame = useTexts(frameTexts)
  const [draft, setDraft] = useState<ChangeDraft>({})
  const change = changeOf(draft)
  const settled = useSettled(JSON.stringify(change), 400)
  const preview = useQuery({
    queryKey: ['bulkEdits', 'preview', choice, settled],
    queryFn: () => call('bulkEdits', 'preview', { choice, change: JSON.parse(settled) as BulkChange }),
    enabled: settled !== '{}',
    retry: false,
  })
  const start = useAct('bulkEdits', 'create', {
    done: () => {
      onStarted()
      onClose()
    },
  })
  const isFresh = settled === JSON.stringify(change) && !preview.isFetching
  const changing = isFresh ? (preview.data?.changing ?? 0) : 0
  return (
    <Modal
      open
      title={t('title')}
      width={560}
      okText={t('run', { count: changing })}
      cancelText={frame('cancel')}
      okButtonProps={{ disabled: changing === 0, loading: start.busy }}
      onOk={() => start.run({ choice, change })}
      onCancel={onClose}
    >
      <BulkChangeFields draft={draft} onChange={setDraft} />
      {settled === '{}' ? null : preview.error ? (
        <Failure error={preview.error} again={() => void preview.refetch()} />
      ) : (
        <Outlook preview={isFresh ? preview.data : undefined} change={change} />
      )}
    </Modal>
  )
}

interface OutlookProps {
  readonly preview: BulkPreview | undefined
  readonly change: BulkChange
}

function Outlook({ preview, change }: OutlookProps) {
  const t = useTexts(bulkTexts)
  const locale = useLocale()
  const said = useValueWords()
  if (!preview) return <p className={styles.note}>{t('previewing')}</p>
  return (
    <section className={styles.outlook} aria-label={t('preview')} aria-live="polite">
      <p>
        <strong>{preview.changing > 0 ? t('willChange', { count: preview.changing }) : t('nothing')}</strong>
        {preview.same > 0 ? ` · ${t('same', { count: preview.same })}` : null}
      </p>
      {preview.refused.map(({ reason, customers }) => (
        <p key={reason} className={styles.refused}>
          {t('refused', { count: customers, reason: reasonText(reason as 'customer.read_only', locale) })}
        </p>
      ))}
      {preview.sample.length > 0 ? (
        <table className={styles.sample}>
          <caption>{t('sample')}</caption>
          <tbody>
            {preview.sample.slice(0, 5).map(({ id, name, before }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>
                  {said(before, change)}
                  <OwnChanges before={before} change={change} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className={styles.note}>{t('undoHint')}</p>
    </section>
  )
}

const becomes = '→'

/** The same of own fields, each as it is shown everywhere. */
function OwnChanges({
  before,
  change,
}: {
  readonly before: Readonly<Record<string, unknown>>
  readonly change: BulkChange
}) {
  const t = useTexts(bulkTexts)
  const fields = useOwnFields('customer') ?? []
  const now = (before.custom ?? {}) as OwnValues
  const shown = (field: OwnField, value: OwnValue | null | undefined) =>
    isEmpty(value) ? t('empty') : <OwnValueShown field={field} value={value ?? null} />
  return fields
    .filter(({ key }) => Object.hasOwn(change.custom ?? {}, key))
    .map((field) => (
      <span key={field.id} className={styles.own}>
        {shown(field, now[field.key])} {becomes} {shown(field, change.custom?.[field.key])}
      </span>
    ))
}

/** What a customer is now and will be, fact by fact: 门店 → 展会. */
function useValueWords() {
  const t = useTexts(bulkTexts)
  const code = useTexts(codeTexts)
  return (before: Readonly<Record<string, unknown>>, change: BulkChange): string => {
    const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : t('empty'))
    const now = Array.isArray(before.tags) ? (before.tags as string[]) : []
    const { addTags = [], removeTags = [] } = change
    const then = [...new Set([...now, ...addTags])].filter((tag) => !removeTags.includes(tag))
    const facts: readonly (readonly [unknown, string, string])[] = [
      [change.stage, code(`stage.${before.stage as 'new'}`), change.stage ? code(`stage.${change.stage}`) : ''],
      [change.source, text(before.source), text(change.source)],
      [change.industry, text(before.industry), text(change.industry)],
      [change.region, text(before.region), text(change.region)],
      [addTags.length + removeTags.length || undefined, text(now.join('、')), text(then.join('、'))],
    ]
    return (
      facts.flatMap(([given, from, to]) => (given === undefined ? [] : `${from} → ${to}`)).join('；') ||
      (change.ownerId === undefined ? '' : text(before.owner))
    )
  }
}
