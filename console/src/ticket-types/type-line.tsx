import { numberOf, type TicketType } from '@zhike/contract/ticket-types'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button } from 'antd'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import forms from '../settings/forms.module.css'
import styles from './ticket-types.module.css'
import { typeTexts } from './ticket-types.texts.ts'
import { today } from './today.ts'

interface LineProps {
  readonly type: TicketType
  readonly onEdit?: () => void
  readonly onRetire?: () => void
  /** Of a retired one. */
  readonly onRestore?: () => void
}

/** A type, with what it does in a few words. */
export function TypeLine({ type, onEdit, onRetire, onRestore }: LineProps) {
  const t = useTexts(typeTexts)
  const code = useTexts(codeTexts)
  const { kind, name, form, numbering, checklist, tasks, priority, portal } = type
  const about = [
    form === null ? t('wholeForm') : t('formOf', { count: form.length }),
    ...(checklist.length > 0 ? [t('stepsOf', { count: checklist.length })] : []),
    ...(tasks.length > 0 ? [t('tasksOf', { count: tasks.length })] : []),
    ...(priority === 'normal' ? [] : [t('priorityOf', { name: code(`priority.${priority}`) })]),
  ]
  return (
    <div className={forms.line}>
      <span className={forms.grow}>
        <span className={styles.named}>
          <b>{name}</b>
          {onRestore ? <Tag>{code(`kind.${kind}`)}</Tag> : null}
          {portal ? <Tag tone="brand">{t('portalTag')}</Tag> : null}
        </span>
        <span className={forms.quiet}>{about.join(' · ')}</span>
      </span>
      <span className={`${styles.number} figures`}>{numbering ? numberOf(numbering, today(), 1) : t('common')}</span>
      {onEdit ? (
        <Button size="small" type="text" aria-label={t('editOne', { name })} onClick={onEdit}>
          {t('change')}
        </Button>
      ) : null}
      {onRetire ? (
        <Button size="small" type="text" danger aria-label={t('retireOne', { name })} onClick={onRetire}>
          {t('retire')}
        </Button>
      ) : null}
      {onRestore ? (
        <Button size="small" type="text" aria-label={t('restoreOne', { name })} onClick={onRestore}>
          {t('restore')}
        </Button>
      ) : null}
    </div>
  )
}
