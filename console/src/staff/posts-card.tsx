import { Button, Input } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { FormDialog } from '../frame/form-dialog.tsx'
import { FormField } from '../frame/form-field.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { offerUndo } from '../frame/toasts.ts'
import { LineMenu } from './line-menu.tsx'
import styles from './staff.module.css'
import { staffTexts } from './staff.texts.ts'

/** The posts people hold. */
export function PostsCard({ mayManage }: { readonly mayManage: boolean }) {
  const t = useTexts(staffTexts)
  const [adding, setAdding] = useState(false)
  const posts = useAnswer('posts', 'list', {})
  const create = useAct('posts', 'create')
  const remove = useAct('posts', 'remove')
  const drop = (id: string, name: string) =>
    remove.run({ id }, { done: () => offerUndo(t('removed', { name }), () => create.run({ name })) })
  return (
    <Card
      title={t('posts')}
      aside={mayManage ? <Button onClick={() => setAdding(true)}>{t('addPost')}</Button> : null}
      flush
    >
      <Loaded answer={posts} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.empty}>{t('noPosts')}</p>
          ) : (
            items.map(({ id, name, members }) => (
              <div key={id} className={styles.line}>
                <span className={styles.grow}>{name}</span>
                <span className={styles.count}>{t('people', { people: members })}</span>
                {mayManage ? <LineMenu name={name} acts={[{ label: t('remove'), run: () => drop(id, name) }]} /> : null}
              </div>
            ))
          )
        }
      </Loaded>
      {adding ? (
        <FormDialog<{ readonly name: string }>
          title={t('addPost')}
          submit={t('save')}
          busy={create.busy}
          onSubmit={({ name }) => create.run({ name }, { done: () => setAdding(false) })}
          onClose={() => setAdding(false)}
        >
          <FormField name="name" label={t('postName')} required refused={create.fields}>
            <Input maxLength={200} />
          </FormField>
        </FormDialog>
      ) : null}
    </Card>
  )
}
