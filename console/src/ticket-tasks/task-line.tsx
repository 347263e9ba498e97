import { EditOutlined } from '@ant-design/icons'
import type { TicketTask } from '@zhike/contract/ticket-tasks'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { useMe } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { Due } from './due.tsx'
import { foreseeDone } from './foresight.ts'
import { TaskDialog } from './task-dialog.tsx'
import styles from './ticket-tasks.module.css'
import { taskTexts } from './ticket-tasks.texts.ts'

interface LineProps {
  readonly ticketId: string
  readonly task: TicketTask
  readonly mayWork: boolean
}

/** A sub-task: done with one tick, changed in a window. */
export function TaskLine({ ticketId, task, mayWork }: LineProps) {
  const t = useTexts(taskTexts)
  const [editing, setEditing] = useState(false)
  const me = useMe()
  const finish = useAct('ticketTasks', 'finish', { foresee: (_, cache) => foreseeDone(cache, ticketId, task.id, me) })
  const reopen = useAct('ticketTasks', 'reopen', { foresee: (_, cache) => foreseeDone(cache, ticketId, task.id, null) })
  const { id: taskId, title, assignee, dueOn, done } = task
  return (
    <li className={styles.line}>
      <span className={styles.task}>
        <Checkbox
          checked={done !== null}
          disabled={!mayWork}
          onChange={({ target }) => (target.checked ? finish : reopen).run({ id: ticketId, taskId })}
        >
          <span data-done={done !== null || undefined} className={styles.words}>
            {title}
          </span>
        </Checkbox>
        {mayWork ? (
          <Button
            size="small"
            type="text"
            icon={<EditOutlined aria-hidden />}
            aria-label={t('editOne', { name: title })}
            onClick={() => setEditing(true)}
          />
        ) : null}
      </span>
      <small className={styles.quiet}>
        {done ? (
          <>
            {done.by.name} <Time at={done.at} />
          </>
        ) : (
          <>
            {assignee?.name ?? t('nobody')}
            {dueOn ? <Due day={dueOn} /> : null}
          </>
        )}
      </small>
      {editing ? <TaskDialog ticketId={ticketId} task={task} onClose={() => setEditing(false)} /> : null}
    </li>
  )
}
