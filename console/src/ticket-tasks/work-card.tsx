import type { TicketWork } from '@zhike/contract/ticket-tasks'
import type { Ticket } from '@zhike/contract/tickets'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { useMay, useMe } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { foreseeTick } from './foresight.ts'
import { TaskDialog } from './task-dialog.tsx'
import { TaskLine } from './task-line.tsx'
import styles from './ticket-tasks.module.css'
import { taskTexts } from './ticket-tasks.texts.ts'

/** What is to be done on a ticket: the steps of its checklist, and what others do for it. */
export function WorkCard({ ticket: { id, status } }: { readonly ticket: Pick<Ticket, 'id' | 'status'> }) {
  const t = useTexts(taskTexts)
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const { data } = useAnswer('ticketTasks', 'ofTicket', { id })
  if (!data) return null
  const { checklist, tasks } = data
  const mayWork = may('tickets.update') && status !== 'closed'
  if (checklist.length === 0 && tasks.length === 0 && !mayWork) return null
  return (
    <>
      {checklist.length > 0 ? <Checklist id={id} checklist={checklist} mayWork={mayWork} /> : null}
      {tasks.length > 0 || mayWork ? (
        <Card
          title={t('tasks')}
          aside={
            mayWork ? (
              <Button size="small" type="link" onClick={() => setAdding(true)}>
                {t('addTask')}
              </Button>
            ) : null
          }
          flush
        >
          {tasks.length > 0 ? (
            <ul className={styles.lines}>
              {tasks.map((task) => (
                <TaskLine key={task.id} ticketId={id} task={task} mayWork={mayWork} />
              ))}
            </ul>
          ) : null}
        </Card>
      ) : null}
      {adding ? <TaskDialog ticketId={id} onClose={() => setAdding(false)} /> : null}
    </>
  )
}

interface ChecklistProps {
  readonly id: string
  readonly checklist: TicketWork['checklist']
  readonly mayWork: boolean
}

function Checklist({ id, checklist, mayWork }: ChecklistProps) {
  const t = useTexts(taskTexts)
  const me = useMe()
  const tick = useAct('ticketTasks', 'tick', {
    foresee: ({ stepId }, cache) => foreseeTick(cache, id, stepId, me),
  })
  const untick = useAct('ticketTasks', 'untick', {
    foresee: ({ stepId }, cache) => foreseeTick(cache, id, stepId, null),
  })
  const done = checklist.filter((step) => step.tick !== null).length
  return (
    <Card title={t('checklist')} aside={<span className="figures">{`${done}/${checklist.length}`}</span>} flush>
      <ul className={styles.lines}>
        {checklist.map((step) => (
          <li key={step.id} className={styles.line}>
            <Checkbox
              checked={step.tick !== null}
              disabled={!mayWork}
              onChange={({ target }) => (target.checked ? tick : untick).run({ id, stepId: step.id })}
            >
              <span data-done={step.tick !== null || undefined} className={styles.words}>
                {step.text}
                {step.required ? <em className={styles.needed}>{t('needed')}</em> : null}
              </span>
            </Checkbox>
            {step.tick ? (
              <small className={styles.quiet}>
                {step.tick.by.name} <Time at={step.tick.at} />
              </small>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
