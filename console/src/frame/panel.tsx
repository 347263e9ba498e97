import { ArrowLeftOutlined, CloseOutlined, ExpandAltOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect } from 'react'
import { frameTexts } from './frame.texts.ts'
import styles from './panel.module.css'
import { useTexts } from './texts.ts'

interface PanelProps {
  /** For screen readers and the head of the panel. */
  readonly title: string
  readonly onClose: () => void
  /** Makes it a page of its own. */
  readonly onPage?: () => void
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** Whether something above the page is open, which Esc closes first. */
const isCovered = () =>
  document.querySelector(
    'dialog[open], .ant-modal-wrap:not([style*="none"]), .ant-dropdown:not(.ant-dropdown-hidden), .ant-select-dropdown:not(.ant-select-dropdown-hidden)',
  ) !== null

/** What opens from a list, beside the list: Esc closes it, Enter makes it a page. On a phone it fills the screen. */
export function Panel({ title, onClose, onPage, actions, children }: PanelProps) {
  const t = useTexts(frameTexts)
  useEffect(() => {
    const close = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isCovered()) onClose()
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [onClose])
  const enter = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) onPage?.()
  }
  return (
    <aside className={styles.panel} aria-label={title} tabIndex={-1} onKeyDown={enter}>
      <header className={styles.bar}>
        <Button
          className={styles.back ?? ''}
          type="text"
          icon={<ArrowLeftOutlined aria-hidden />}
          onClick={onClose}
          aria-label={t('back')}
        />
        <span className={styles.title}>{title}</span>
        {actions}
        {onPage ? (
          <Button
            type="text"
            icon={<ExpandAltOutlined aria-hidden />}
            onClick={onPage}
            aria-label={t('openPage')}
            title={t('openPage')}
          />
        ) : null}
        <Button
          className={styles.close ?? ''}
          type="text"
          icon={<CloseOutlined aria-hidden />}
          onClick={onClose}
          aria-label={t('closePanel')}
          title={t('closePanel')}
        />
      </header>
      <div className={styles.body}>{children}</div>
    </aside>
  )
}
