import { CheckCircleFilled, CloseCircleFilled, DeleteOutlined } from '@ant-design/icons'
import type { ArticleQuestion } from '@zhike/contract/knowledge'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import styles from './knowledge.module.css'
import { knowledgeTexts } from './knowledge.texts.ts'

/** Real questions that must find the article before it is published, and whether they would. */
export function Questions({ id }: { readonly id: string }) {
  const t = useTexts(knowledgeTexts)
  const may = useMay()
  const [typed, setTyped] = useState('')
  const questions = useAnswer('articles', 'listQuestions', { id })
  const add = useAct('articles', 'addQuestion')
  const send = () => {
    if (typed.trim() !== '' && !add.busy) add.run({ id, question: typed }, { done: () => setTyped('') })
  }
  return (
    <section className={styles.content}>
      <p className={styles.quiet}>{t('questionsHint')}</p>
      <Loaded answer={questions} lines={3}>
        {({ items }) => (
          <ul className={styles.rows}>
            {items.map((one) => (
              <Line key={one.id} id={id} question={one} />
            ))}
          </ul>
        )}
      </Loaded>
      {may('knowledge.write') ? (
        <Input.Search
          value={typed}
          maxLength={200}
          enterButton={t('add')}
          aria-label={t('questionExample')}
          placeholder={t('questionExample')}
          status={add.fields.question ? 'error' : ''}
          onChange={(event) => setTyped(event.target.value)}
          onSearch={send}
        />
      ) : null}
      {add.fields.question ? (
        <p className={styles.wrong} role="alert">
          {add.fields.question}
        </p>
      ) : null}
    </section>
  )
}

function Line({ id, question: one }: { readonly id: string; readonly question: ArticleQuestion }) {
  const t = useTexts(knowledgeTexts)
  const may = useMay()
  const remove = useAct('articles', 'removeQuestion')
  const place = one.place === null ? t('notFound') : t('placed', { place: one.place })
  return (
    <li className={styles.row}>
      {one.passes ? (
        <CheckCircleFilled className={styles.passes ?? ''} aria-label={t('passes')} />
      ) : (
        <CloseCircleFilled className={styles.fails ?? ''} aria-label={t('fails')} />
      )}
      <span className={styles.rowWords}>
        {one.question}
        <small>{one.passes || one.first === null ? place : t('findsInstead', { place, first: one.first })}</small>
      </span>
      {may('knowledge.write') ? (
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t('removeQuestion', { question: one.question })}
          onClick={() => remove.run({ id, questionId: one.id })}
        />
      ) : null}
    </li>
  )
}
