import { type Category, TicketKind } from '@zhike/contract/tickets'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Card, Page } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { offerUndo } from '../frame/toasts.ts'
import { categoriesTexts } from './categories.texts.ts'
import { CategoryDialog } from './category-dialog.tsx'
import { CategoryLine } from './category-line.tsx'
import styles from './forms.module.css'
import { settingsTexts } from './settings.texts.ts'

/** The categories of tickets, by kind. */
export function CategoriesPage() {
  const s = useTexts(settingsTexts)
  const t = useTexts(categoriesTexts)
  const code = useTexts(codeTexts)
  const [edited, setEdited] = useState<Category | 'new'>()
  const categories = useAnswer('categories', 'list', {})
  const departments = useAnswer('departments', 'list', {})
  const remove = useAct('categories', 'remove')
  const create = useAct('categories', 'create')
  const retire = ({ id, kind, name, departmentId }: Category) =>
    remove.run(
      { id },
      { done: () => offerUndo(t('retired', { name }), () => create.run({ kind, name, departmentId })) },
    )
  const departmentOf = (id: string | null) =>
    departments.data?.items.find((department) => department.id === id)?.name ?? t('reception')
  return (
    <Page
      title={s('entry.categories')}
      actions={
        <Button type="primary" onClick={() => setEdited('new')}>
          {t('add')}
        </Button>
      }
      toolbar={<p className={styles.quiet}>{t('explain')}</p>}
    >
      {categories.error ? <Failure error={categories.error} again={() => void categories.refetch()} /> : null}
      <div className={styles.cards}>
        {TicketKind.options.map((kind) => {
          const ofKind = categories.data?.items.filter((category) => category.kind === kind)
          return (
            <Card key={kind} title={code(`kind.${kind}`)} flush>
              {ofKind?.map((category) => (
                <CategoryLine
                  key={category.id}
                  category={category}
                  department={departmentOf(category.departmentId)}
                  onEdit={() => setEdited(category)}
                  onRetire={() => retire(category)}
                />
              ))}
              {ofKind?.length === 0 ? <p className={styles.empty}>{t('none')}</p> : null}
              {ofKind ? null : <Skeleton lines={2} />}
            </Card>
          )
        })}
      </div>
      {edited ? (
        <CategoryDialog
          category={edited === 'new' ? undefined : edited}
          departments={departments.data?.items ?? []}
          onClose={() => setEdited(undefined)}
        />
      ) : null}
    </Page>
  )
}
