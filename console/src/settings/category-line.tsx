import { DeleteOutlined, EditOutlined } from '@ant-design/icons'
import type { Category } from '@zhike/contract/tickets'
import { Button } from 'antd'
import { useTexts } from '../frame/texts.ts'
import { categoriesTexts } from './categories.texts.ts'
import styles from './forms.module.css'

interface LineProps {
  readonly category: Category
  readonly department: string
  readonly onEdit: () => void
  readonly onRetire: () => void
}

/** One category and where its tickets go. */
export function CategoryLine({ category: { name }, department, onEdit, onRetire }: LineProps) {
  const t = useTexts(categoriesTexts)
  return (
    <div className={styles.line}>
      <span className={styles.grow}>
        {name}
        <span className={styles.quiet}>{department}</span>
      </span>
      <Button type="text" icon={<EditOutlined aria-hidden />} onClick={onEdit} aria-label={t('editOne', { name })} />
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        onClick={onRetire}
        title={t('retire')}
        aria-label={t('retireOne', { name })}
      />
    </div>
  )
}
