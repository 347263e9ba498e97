import { reasonText } from '@zhike/contract/reasons'
import { Button, Modal } from 'antd'
import { useList } from '../frame/calls.ts'
import { frameTexts } from '../frame/frame.texts.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './bulk-edits.module.css'
import type { ExceptionOf, TrayWords } from './edited.ts'

interface ExceptionsProps {
  readonly of: 'bulkEdits'
  readonly words: TrayWords
  readonly nameOf: (exception: ExceptionOf<'bulkEdits'>) => string
  readonly id: string
  readonly onClose: () => void
}

/** Which were not changed, or not put back, and why. */
export function BulkExceptions({ of, words, nameOf, id, onClose }: ExceptionsProps) {
  const locale = useLocale()
  const list = useList(of, 'exceptions', { id })
  const frame = useTexts(frameTexts)
  return (
    <Modal open title={words('exceptionsTitle')} footer={null} onCancel={onClose}>
      <ul className={styles.exceptions}>
        {(list.items ?? []).map((one) => (
          <li key={nameOf(one)}>
            <strong>{nameOf(one)}</strong> {reasonText(one.reason, locale)}
          </li>
        ))}
      </ul>
      {list.more ? <Button onClick={list.more}>{frame('more')}</Button> : null}
    </Modal>
  )
}
