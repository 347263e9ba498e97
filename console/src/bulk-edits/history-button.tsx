import { HistoryOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTexts } from '../frame/texts.ts'
import { bulkEditTexts } from './bulk-edits.texts.ts'

/** The way from a list to the bulk edits that were made of it. */
export function BulkHistoryButton({ to }: { readonly to: '/customers/bulk-edits' | '/tickets/bulk-edits' }) {
  const t = useTexts(bulkEditTexts)
  const navigate = useNavigate()
  return (
    <Button
      icon={<HistoryOutlined aria-hidden />}
      title={t('history')}
      aria-label={t('history')}
      onClick={() => void navigate({ to })}
    />
  )
}
