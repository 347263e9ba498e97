import { Link } from '@tanstack/react-router'
import { Page } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { History } from './history.tsx'
import styles from './imports.module.css'
import { importTexts } from './imports.texts.ts'
import { Upload } from './upload.tsx'

/** Brings customers and orders in from files, and shows what became of earlier ones. */
export function ImportsPage() {
  const t = useTexts(importTexts)
  return (
    <Page title={t('title')} actions={<Link to="/customers">{t('backToCustomers')}</Link>}>
      <div className={styles.page}>
        <Upload />
        <History />
      </div>
    </Page>
  )
}
