import { DownloadOutlined } from '@ant-design/icons'
import { type Import, ImportKind, type ImportPreview, table } from '@zhike/contract/imports'
import type { Permission } from '@zhike/contract/permissions'
import { Button, Segmented } from 'antd'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import type { Draft } from './draft.ts'
import { DropZone } from './drop-zone.tsx'
import styles from './imports.module.css'
import { importTexts } from './imports.texts.ts'

interface FileStepProps {
  readonly draft: Draft
  readonly preview: ImportPreview | null
  readonly busy: boolean
  readonly onKind: (kind: Import['kind']) => void
  readonly onFile: (file: File) => void
  readonly onNext: () => void
}

const largestWorkbook = 100_000_000

/** Who may make one by hand may bring in many. */
const makes = {
  customers: 'customers.create',
  contacts: 'customers.update',
  orders: 'orders.create',
  products: 'products.manage',
} as const satisfies Record<Import['kind'], Permission>

/** What is imported, and the file it is in. */
export function FileStep({ draft, preview, busy, onKind, onFile, onNext }: FileStepProps) {
  const t = useTexts(importTexts)
  const may = useMay()
  const take = (file: File) => {
    if (/[.](xls|et|ods|numbers)$/i.test(file.name)) return tell(t('oldWorkbook'))
    if (!/[.](csv|txt|tsv|xlsx)$/i.test(file.name)) return tell(t('notTable'))
    if (file.size > (/[.]xlsx$/i.test(file.name) ? largestWorkbook : table.maxBytes)) return tell(t('tooLarge'))
    onFile(file)
  }
  return (
    <>
      <div className={styles.kind}>
        <Segmented
          aria-label={t('what')}
          value={draft.kind}
          options={ImportKind.options
            .filter((kind) => may(makes[kind]))
            .map((value) => ({ value, label: t(`kind_${value}`) }))}
          onChange={onKind}
        />
        <a href={`/api/v1/import-templates/${draft.kind}`} download>
          <DownloadOutlined aria-hidden /> {t('template')}
        </a>
      </div>
      <p className={styles.hint}>{t(`about_${draft.kind}`)}</p>
      <DropZone
        file={preview ? { name: preview.fileName, size: preview.fileBytes } : undefined}
        busy={busy}
        onFile={take}
      />
      <p className={styles.hint}>{t('anyHeadings')}</p>
      {preview ? (
        <Button type="primary" size="large" onClick={onNext} disabled={busy}>
          {t('toColumns')}
        </Button>
      ) : null}
    </>
  )
}
