import { Button } from 'antd'
import type { ReactNode } from 'react'
import { isMissing, isRefused, isWrongAddress, sentenceOf } from './errors.ts'
import { frameTexts } from './frame.texts.ts'
import styles from './state.module.css'
import { useLocale, useTexts } from './texts.ts'

/** Nothing here yet: one sentence that says what to do, and the button that does it. */
export function Empty({ sentence, children }: { readonly sentence: string; readonly children?: ReactNode }) {
  return (
    <div className={styles.state}>
      <span className={styles.hollow} aria-hidden />
      <p>{sentence}</p>
      {children}
    </div>
  )
}

/** It could not be loaded: why, and another try where one may help. */
export function Failure({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const t = useTexts(frameTexts)
  const locale = useLocale()
  if (isMissing(error) || isRefused(error) || isWrongAddress(error))
    return (
      <div className={styles.state} role="alert">
        <strong>{isWrongAddress(error) ? t('wrongAddress') : sentenceOf(error, locale)}</strong>
      </div>
    )
  return (
    <div className={styles.state} role="alert">
      <strong>{t('failedTitle')}</strong>
      <p>{sentenceOf(error, locale)}</p>
      {again ? <Button onClick={again}>{t('retry')}</Button> : null}
    </div>
  )
}
