import type { Article } from '@zhike/contract/knowledge'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { type ArticleDraft, type ArticleStart, contentOf, draftOf } from './article-draft.ts'
import { Body } from './body.tsx'
import { DraftFacts } from './draft-facts.tsx'
import styles from './knowledge.module.css'
import { knowledgeTexts } from './knowledge.texts.ts'

interface DialogProps {
  /** What is edited; without one a new one is begun. */
  readonly article?: Article
  readonly start?: ArticleStart
  readonly onClose: () => void
  readonly onSaved: (article: Article) => void
}

/** Writes an article, with its look beside it. What is saved is a draft until somebody publishes it. */
export function ArticleDialog({ article, start, onClose, onSaved }: DialogProps) {
  const t = useTexts(knowledgeTexts)
  const [draft, setDraft] = useState(() => draftOf(article, start))
  const change = (part: Partial<ArticleDraft>) => setDraft({ ...draft, ...part })
  const create = useAct('articles', 'create')
  const update = useAct('articles', 'update')
  const { busy, fields } = article ? update : create
  const send = () => {
    if (draft.title.trim() === '' || busy) return
    const done = (saved: Article) => {
      tell(t('saved', { code: saved.code }))
      onSaved(saved)
    }
    const content = contentOf(draft)
    const owner = draft.owner?.id === article?.owner?.id ? {} : { ownerId: draft.owner?.id ?? null }
    if (article) update.run({ id: article.id, ...content, ...owner }, { done, ifMatch: article.version })
    else create.run({ ...content, ...owner, ...sourceOf(start) }, { done })
  }
  return (
    <Modal
      open
      title={article ? t('editTitle', { code: article.code }) : t('newTitle')}
      width={1040}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: draft.title.trim() === '', loading: busy }}
      onOk={send}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <div className={styles.editor}>
        <div className={styles.pen}>
          <Field label={t('question')} required error={fields.title}>
            {(id) => (
              <Input
                id={id}
                autoFocus
                value={draft.title}
                maxLength={200}
                placeholder={t('questionTitleExample')}
                onChange={(event) => change({ title: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('similar')} hint={t('similarHint')} error={fields.similar}>
            {(id) => (
              <Input.TextArea
                id={id}
                value={draft.similar}
                autoSize={{ minRows: 2, maxRows: 6 }}
                placeholder={t('similarExample')}
                onChange={(event) => change({ similar: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('answer')} hint={t('answerHint')} error={fields.body}>
            {(id) => (
              <Input.TextArea
                id={id}
                value={draft.body}
                autoSize={{ minRows: 8, maxRows: 18 }}
                maxLength={20_000}
                onChange={(event) => change({ body: event.target.value })}
                onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && send()}
              />
            )}
          </Field>
          {article?.published ? (
            <Field label={t('note')} error={fields.note}>
              {(id) => (
                <Input
                  id={id}
                  value={draft.note}
                  maxLength={500}
                  placeholder={t('noteExample')}
                  onChange={(event) => change({ note: event.target.value })}
                />
              )}
            </Field>
          ) : null}
        </div>
        <div className={styles.look}>
          <section aria-label={t('preview')}>
            <h3 className={styles.small}>{t('preview')}</h3>
            <strong>{draft.title}</strong>
            {draft.body ? <Body text={draft.body} /> : <p className={styles.quiet}>{t('noBody')}</p>}
          </section>
          <DraftFacts draft={draft} fields={fields} onChange={change} />
        </div>
      </div>
    </Modal>
  )
}

const sourceOf = ({ gap, ticketId }: ArticleStart = {}) => ({
  ...(gap === undefined ? {} : { gap }),
  ...(ticketId === undefined ? {} : { ticketId }),
})
