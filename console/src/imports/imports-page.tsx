import { Link } from '@tanstack/react-router'
import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { Empty } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { History } from './history.tsx'
import styles from './imports.module.css'
import { importTexts } from './imports.texts.ts'
import { Wizard } from './wizard.tsx'

/** Brings customers and orders in from files, and shows what became of earlier ones. */
export function ImportsPage() {
  const t = useTexts(importTexts)
  const may = useMay()
  return (
    <Page title={t('title')} actions={<Link to="/customers">{t('backToCustomers')}</Link>}>
      {may('imports.create') ? (
        <div className={styles.page}>
          <Wizard />
          <History />
        </div>
      ) : (
        <Empty sentence={t('notYours')} />
      )}
    </Page>
  )
}
