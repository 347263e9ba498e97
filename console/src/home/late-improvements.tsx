import { Link } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { useMay, useMe } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { homeTexts } from './home.texts.ts'
import styles from './reviews.module.css'

/** What of improvements should be done by now, by me or in my department; not shown while there is nothing. */
export function LateImprovements({ isTeam }: { readonly isTeam: boolean }) {
  const t = useTexts(homeTexts)
  const may = useMay()
  const me = useMe()
  const late = !isTeam || me.scope === 'team' ? 'mine' : me.departmentId ? 'department' : 'all'
  const found = useAnswer('improvements', 'list', may('improvements.read') ? { late, limit: 5 } : undefined)
  const items = found.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card title={t('lateImprovements')} flush>
      <ul>
        {items.map(({ id, title, overdue }) => (
          <li key={id}>
            <Link to="/tickets/improvements/$id" params={{ id }} className={styles.review}>
              <span>{overdue?.measure ? `${title}：${overdue.measure}` : title}</span>
              <span className={styles.when}>
                {overdue?.owner.id === me.id ? null : overdue?.owner.name}{' '}
                <span className="figures">{overdue?.dueOn}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
