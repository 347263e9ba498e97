import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { offerUndo } from '../frame/toasts.ts'
import { Due } from './due.tsx'
import styles from './ticket-tasks.module.css'
import { taskTexts } from './ticket-tasks.texts.ts'

/** Sub-tasks that wait for me; not shown while there are none. */
export function MyTasksCard() {
  const t = useTexts(taskTexts)
  const may = useMay()
  const mine = useAnswer('ticketTasks', 'mine', may('tickets.read') ? { limit: 8 } : undefined)
  const reopen = useAct('ticketTasks', 'reopen')
  const finish = useAct('ticketTasks', 'finish')
  const items = mine.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card title={t('mine')} flush>
      <ul className={styles.lines}>
        {items.map(({ id: taskId, title, dueOn, ticket }) => (
          <li key={taskId} className={styles.line}>
            <Checkbox
              checked={false}
              disabled={!may('tickets.update') || finish.busy}
              aria-label={t('finishOne', { name: title })}
              onChange={() =>
                finish.run(
                  { id: ticket.id, taskId },
                  {
                    done: () => offerUndo(t('finished', { name: title }), () => reopen.run({ id: ticket.id, taskId })),
                  },
                )
              }
            >
              <span className={styles.words}>{title}</span>
            </Checkbox>
            <small className={styles.quiet}>
              <Link to="/tickets/$id" params={{ id: ticket.id }}>
                <span className="figures">{ticket.number}</span> {ticket.title}
              </Link>
              {dueOn ? <Due day={dueOn} /> : null}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  )
}
