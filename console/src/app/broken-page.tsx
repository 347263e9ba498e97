import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { sentenceOf } from '../frame/errors.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { appTexts } from './app.texts.ts'
import styles from './broken-page.module.css'

/** A page that threw: what people should know, and the way on. */
export function BrokenPage({ error }: { readonly error: unknown }) {
  const t = useTexts(appTexts)
  const locale = useLocale()
  return (
    <div className={styles.page} role="alert">
      <h1>{t('broken')}</h1>
      <p>{error instanceof Error && error.name === 'ApiError' ? sentenceOf(error, locale) : t('brokenWhy')}</p>
      <Button type="primary" onClick={() => location.reload()}>
        {t('reload')}
      </Button>
    </div>
  )
}

export function MissingPage() {
  const t = useTexts(appTexts)
  return (
    <div className={styles.page}>
      <h1>{t('missing')}</h1>
      <p>{t('missingWhy')}</p>
      <Link to="/">{t('goHome')}</Link>
    </div>
  )
}
