import type { TicketTask } from '@zhike/contract/ticket-tasks'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { DayField } from '../frame/time-fields.tsx'
import { offerUndo } from '../frame/toasts.ts'
import { taskTexts } from './ticket-tasks.texts.ts'

interface DialogProps {
  readonly ticketId: string
  /** Undefined for a new one. */
  readonly task?: TicketTask
  readonly onClose: () => void
}

/** Adds or changes a sub-task. Whoever is to do it sees the ticket. */
export function TaskDialog({ ticketId: id, task, onClose }: DialogProps) {
  const t = useTexts(taskTexts)
  const [title, setTitle] = useState(task?.title ?? '')
  const [assignee, setAssignee] = useState(task?.assignee ?? null)
  const [dueOn, setDueOn] = useState(task?.dueOn ?? null)
  const add = useAct('ticketTasks', 'add')
  const update = useAct('ticketTasks', 'update')
  const remove = useAct('ticketTasks', 'remove')
  const refused = { ...add.fields, ...update.fields }
  const facts = { title: title.trim(), assigneeId: assignee?.id ?? null, dueOn }
  const save = () => {
    if (facts.title === '') return
    if (task) update.run({ id, taskId: task.id, ...facts }, { done: onClose })
    else add.run({ id, ...facts }, { done: onClose })
  }
  const removeIt = () => {
    if (!task) return
    const again = { title: task.title, assigneeId: task.assignee?.id ?? null, dueOn: task.dueOn }
    const done = () => {
      offerUndo(t('removed', { name: task.title }), () => add.run({ id, ...again }))
      onClose()
    }
    remove.run({ id, taskId: task.id }, { done })
  }
  return (
    <Modal
      open
      title={task ? t('editOne', { name: task.title }) : t('addTask')}
      onCancel={onClose}
      footer={[
        ...(task
          ? [
              <Button key="remove" danger type="text" loading={remove.busy} onClick={removeIt}>
                {t('remove')}
              </Button>,
            ]
          : []),
        <Button key="cancel" onClick={onClose}>
          {t('cancel')}
        </Button>,
        <Button
          key="save"
          type="primary"
          disabled={facts.title === ''}
          loading={add.busy || update.busy}
          onClick={save}
        >
          {t('save')}
        </Button>,
      ]}
    >
      <Fields>
        <Field label={t('title')} required wide error={refused.title}>
          {(control) => (
            <Input
              id={control}
              autoFocus
              maxLength={120}
              value={title}
              placeholder={t('titleExample')}
              onChange={({ target }) => setTitle(target.value)}
              onPressEnter={save}
            />
          )}
        </Field>
        <Field label={t('assignee')} hint={t('assigneeHint')} error={refused.assigneeId}>
          {(control) => (
            <StaffChoice id={control} label={t('assignee')} chosen={assignee} clearable onChoose={setAssignee} />
          )}
        </Field>
        <Field label={t('due')} error={refused.dueOn}>
          {(control) => (
            <DayField id={control} value={dueOn} placeholder={t('noDue')} onChange={(day) => setDueOn(day || null)} />
          )}
        </Field>
      </Fields>
    </Modal>
  )
}
