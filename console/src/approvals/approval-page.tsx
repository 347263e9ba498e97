import { getRouteApi, Link } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { useTitle } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { ApprovalView } from './approval-view.tsx'
import styles from './approvals.module.css'
import { approvalTexts } from './approvals.texts.ts'

const route = getRouteApi('/desk/approvals/$id')

/** One application on a page of its own: what a phone opens from a link. */
export function ApprovalPage() {
  const t = useTexts(approvalTexts)
  const { id } = route.useParams()
  const approval = useAnswer('approvals', 'get', { id })
  useTitle(approval.data?.title ?? t('approval'))
  return (
    <section className={styles.page}>
      <Link to="/approvals" className={styles.back}>
        {t('backToList')}
      </Link>
      <ApprovalView id={id} heading="h1" key={id} />
    </section>
  )
}
