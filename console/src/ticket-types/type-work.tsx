import { DeleteOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import forms from '../settings/forms.module.css'
import styles from './ticket-types.module.css'
import { typeTexts } from './ticket-types.texts.ts'
import { changed, type PartProps, withLine } from './type-draft.ts'

/** What is to be done on tickets of the type: steps to tick, and sub-tasks for others. */
export function TypeWork(props: PartProps) {
  const t = useTexts(typeTexts)
  return (
    <div className={styles.work}>
      <section>
        <h3>{t('checklist')}</h3>
        <p className={forms.quiet}>{t('checklistHint')}</p>
        <Steps {...props} />
      </section>
      <section>
        <h3>{t('tasks')}</h3>
        <p className={forms.quiet}>{t('tasksHint')}</p>
        <Tasks {...props} />
      </section>
    </div>
  )
}

function Steps({ draft: { checklist }, onChange }: PartProps) {
  const t = useTexts(typeTexts)
  const add = () => onChange({ checklist: withLine(checklist, { text: '', required: true }) })
  return (
    <>
      {checklist.map(({ line, text, required }, place) => (
        <div key={line} className={styles.step}>
          <Input
            autoFocus={text === ''}
            aria-label={t('stepNamed', { n: place + 1 })}
            value={text}
            maxLength={200}
            placeholder={t('stepExample')}
            onChange={({ target }) => onChange({ checklist: changed(checklist, line, { text: target.value }) })}
            onPressEnter={add}
          />
          <Checkbox
            checked={required}
            onChange={({ target }) => onChange({ checklist: changed(checklist, line, { required: target.checked }) })}
          >
            {t('needed')}
          </Checkbox>
          <Remove
            name={t('removeStep', { n: place + 1 })}
            onRemove={() => onChange({ checklist: checklist.filter((one) => one.line !== line) })}
          />
        </div>
      ))}
      <Button size="small" onClick={add}>
        {t('addStep')}
      </Button>
    </>
  )
}

function Tasks({ draft: { tasks }, refused, onChange }: PartProps) {
  const t = useTexts(typeTexts)
  const colleagues = useAnswer('staff', 'list', { suspended: 'no', limit: 200 })
  const nameOf = (id: string) => colleagues.data?.items.find((one) => one.id === id)?.name ?? ''
  const wrong = Object.entries(refused).find(([path]) => path.startsWith('tasks.'))?.[1]
  return (
    <>
      {wrong ? <p className={forms.refusal}>{wrong}</p> : null}
      {tasks.map(({ line, title, days, staffId }, place) => {
        const change = (part: Partial<(typeof tasks)[number]>) => onChange({ tasks: changed(tasks, line, part) })
        return (
          <div key={line} className={styles.task}>
            <Input
              autoFocus={title === ''}
              aria-label={t('taskNamed', { n: place + 1 })}
              value={title}
              maxLength={120}
              placeholder={t('taskExample')}
              onChange={({ target }) => change({ title: target.value })}
            />
            <StaffChoice
              label={t('taskBy', { n: place + 1 })}
              may="tickets.reply"
              placeholder={t('nobodyYet')}
              chosen={staffId === null ? null : { id: staffId, name: nameOf(staffId) }}
              clearable
              onChoose={(staff) => change({ staffId: staff?.id ?? null })}
            />
            <InputNumber
              aria-label={t('taskDays', { n: place + 1 })}
              min={0}
              max={365}
              precision={0}
              value={days}
              placeholder={t('noDue')}
              suffix={t('days')}
              style={{ width: '100%' }}
              onChange={(value) => change({ days: value })}
            />
            <Remove
              name={t('removeTask', { n: place + 1 })}
              onRemove={() => onChange({ tasks: tasks.filter((one) => one.line !== line) })}
            />
          </div>
        )
      })}
      <Button
        size="small"
        onClick={() => onChange({ tasks: withLine(tasks, { title: '', days: null, staffId: null }) })}
      >
        {t('addTask')}
      </Button>
    </>
  )
}

const Remove = ({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) => (
  <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={name} onClick={onRemove} />
)
