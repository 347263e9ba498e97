import type { Route } from '@zhike/contract/approvals'
import { useTexts } from '../frame/texts.ts'
import styles from './approvals.module.css'
import { changingTexts } from './changing.texts.ts'
import { RouteView } from './route-view.tsx'

/** Who will be asked, before it is sent. */
export function Foreseen({ route }: { readonly route: Route | undefined }) {
  const t = useTexts(changingTexts)
  if (!route) return null
  return (
    <section className={styles.foreseen} aria-label={t('willAsk')}>
      <h3>{t('willAsk')}</h3>
      <RouteView route={route} />
    </section>
  )
}
