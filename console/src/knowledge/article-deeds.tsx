import type { Article } from '@zhike/contract/knowledge'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { offerUndo, tell } from '../frame/toasts.ts'
import { DraftDeeds } from './draft-deeds.tsx'
import styles from './knowledge.module.css'
import { knowledgeTexts } from './knowledge.texts.ts'
import { SuspendDialog } from './suspend-dialog.tsx'

const ArticleDialog = lazy(() => import('./article-dialog.tsx').then((found) => ({ default: found.ArticleDialog })))

interface DeedsProps {
  readonly article: Article
  /** Called with the number of the draft that was written. */
  readonly onDraft: (number: number | undefined) => void
}

/** What can be done with an article as it stands, by whoever looks at it: nothing that the server would refuse. */
export function ArticleDeeds({ article, onDraft }: DeedsProps) {
  const t = useTexts(knowledgeTexts)
  const [dialog, setDialog] = useState<'edit' | 'suspend'>()
  const confirm = useAct('articles', 'confirm')
  const archive = useAct('articles', 'archive')
  const restore = useAct('articles', 'restore')
  const { id, draft, suspension, deeds } = article
  const away = () => archive.run({ id }, { done: () => offerUndo(t('archived'), () => restore.run({ id })) })
  return (
    <>
      <div className={styles.deeds}>
        <DraftDeeds article={article} />
        {suspension && deeds.includes('confirm') ? (
          <Button
            type={draft ? 'default' : 'primary'}
            loading={confirm.busy}
            onClick={() => confirm.run({ id }, { done: () => tell(t('confirmed')) })}
          >
            {t('confirm')}
          </Button>
        ) : null}
        {deeds.includes('edit') ? <Button onClick={() => setDialog('edit')}>{t('edit')}</Button> : null}
        {deeds.includes('suspend') ? <Button onClick={() => setDialog('suspend')}>{t('suspend')}</Button> : null}
        {deeds.includes('restore') ? <Button onClick={() => restore.run({ id })}>{t('restore')}</Button> : null}
        {deeds.includes('archive') ? (
          <Button type="text" onClick={away}>
            {t('archive')}
          </Button>
        ) : null}
      </div>
      <Suspense>
        {dialog === 'edit' ? (
          <ArticleDialog
            article={article}
            onClose={() => setDialog(undefined)}
            onSaved={(saved) => {
              setDialog(undefined)
              onDraft(saved.draft?.number)
            }}
          />
        ) : null}
      </Suspense>
      {dialog === 'suspend' ? <SuspendDialog id={id} onClose={() => setDialog(undefined)} /> : null}
    </>
  )
}
