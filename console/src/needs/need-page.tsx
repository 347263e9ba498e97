import { getRouteApi, Link } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { useTitle } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { NeedView } from './need-view.tsx'
import styles from './needs.module.css'
import { needTexts } from './needs.texts.ts'

const route = getRouteApi('/desk/customers/needs/$id')

/** One need on a page of its own. */
export function NeedPage() {
  const t = useTexts(needTexts)
  const { id } = route.useParams()
  const need = useAnswer('needs', 'get', { id })
  useTitle(need.data?.title ?? t('need'))
  return (
    <section className={styles.page}>
      <Link to="/customers/needs" className={styles.back}>
        {t('backToList')}
      </Link>
      <NeedView id={id} heading="h1" key={id} />
    </section>
  )
}
