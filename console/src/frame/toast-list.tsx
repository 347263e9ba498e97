import { Button } from 'antd'
import { sentenceOf } from './errors.ts'
import { frameTexts } from './frame.texts.ts'
import { useStore } from './store.ts'
import { useLocale, useTexts } from './texts.ts'
import styles from './toast-list.module.css'
import { dismiss, type Toast, toasts } from './toasts.ts'

/** What is being said at the foot of the page. */
export function ToastList() {
  const said = useStore(toasts)
  return (
    <div className={styles.list} role="status" aria-live="polite">
      {said.map((toast) => (
        <Said key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function Said({ toast }: { readonly toast: Toast }) {
  const t = useTexts(frameTexts)
  const locale = useLocale()
  const { id, undo, failure } = toast
  const takeBack = () => {
    dismiss(id)
    undo?.()
  }
  return (
    <div className={styles.toast} data-failure={failure !== undefined || undefined}>
      <span>{failure === undefined ? toast.text : sentenceOf(failure, locale)}</span>
      <Button type="text" size="small" className={styles.act ?? ''} onClick={undo ? takeBack : () => dismiss(id)}>
        {undo ? t('undo') : t('dismiss')}
      </Button>
      {undo ? <i className={styles.clock} style={{ animationDuration: `${toast.lasts}ms` }} aria-hidden /> : null}
    </div>
  )
}
