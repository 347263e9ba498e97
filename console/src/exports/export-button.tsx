import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import type { ExportDialogProps } from './export-dialog.tsx'
import { exportTexts } from './exports.texts.ts'

const ExportDialog = lazy(() => import('./export-dialog.tsx').then((found) => ({ default: found.ExportDialog })))

/** Beside a list: takes out what it shows. Not there for who may not. */
export function ExportButton(props: Omit<ExportDialogProps, 'onClose'>) {
  const t = useTexts(exportTexts)
  const may = useMay()
  const [open, setOpen] = useState(false)
  if (!may('exports.create')) return null
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('export')}
      </Button>
      {open ? (
        <Suspense>
          <ExportDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
