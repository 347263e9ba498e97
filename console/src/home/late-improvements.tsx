import { Link } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { homeTexts } from './home.texts.ts'
import styles from './reviews.module.css'

/** Improvements that should be done by now, mine or everybody's; not shown while there are none. */
export function LateImprovements({ isTeam }: { readonly isTeam: boolean }) {
  const t = useTexts(homeTexts)
  const may = useMay()
  const late = isTeam ? ('all' as const) : ('mine' as const)
  const found = useAnswer('improvements', 'list', may('improvements.read') ? { late, limit: 5 } : undefined)
  const items = found.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card title={t('lateImprovements')} flush>
      <ul>
        {items.map(({ id, title, owner, dueOn }) => (
          <li key={id}>
            <Link to="/tickets/improvements/$id" params={{ id }} className={styles.review}>
              <span>{title}</span>
              <span className={styles.when}>
                {owner.name} <span className="figures">{dueOn}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
