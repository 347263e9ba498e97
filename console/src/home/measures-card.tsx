import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Due } from '../ticket-tasks/due.tsx'
import { homeTexts } from './home.texts.ts'
import styles from './reviews.module.css'

/** So many stand there at first. */
const few = 5

/** What I promised to do about complaints; not shown while there is nothing. */
export function MeasuresCard() {
  const t = useTexts(homeTexts)
  const may = useMay()
  const mine = useAnswer('complaints', 'listMyMeasures', may('complaints.work') ? { limit: 200 } : undefined)
  const [all, setAll] = useState(false)
  const items = mine.data?.items ?? []
  if (items.length === 0) return null
  const folded = all ? 0 : items.length - few
  return (
    <Card title={t('measures', { count: items.length })} flush>
      <ul>
        {items.slice(0, all ? undefined : few).map(({ id, text, dueOn, ticket }) => (
          <li key={id}>
            <Link to="/tickets/$id" params={{ id: ticket.id }} search={{ part: 'file' }} className={styles.measure}>
              <span>{text}</span>
              <span className={styles.about}>
                <span className="figures">{ticket.number}</span> {ticket.title}
                {dueOn ? <Due day={dueOn} /> : null}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {folded > 0 ? (
        <Button block type="text" onClick={() => setAll(true)}>
          {t('measuresMore', { count: folded })}
        </Button>
      ) : null}
    </Card>
  )
}
