import type { Article } from '@zhike/contract/knowledge'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { reasonOf } from '../frame/errors.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import styles from './knowledge.module.css'
import { submissionTexts } from './submissions.texts.ts'

/** How a draft comes to be published: whoever may not publish hands it in, whoever may publishes or returns it. */
export function DraftDeeds({ article }: { readonly article: Article }) {
  const t = useTexts(submissionTexts)
  const [dialog, setDialog] = useState<'submit' | 'sendBack'>()
  const publish = useAct('articles', 'publish')
  const submit = useAct('articles', 'submit')
  const sendBack = useAct('articles', 'sendBack')
  const { id, version, submission, deeds } = article
  const close = (said: 'submitted' | 'sentBack') => ({
    done: () => {
      setDialog(undefined)
      tell(t(said))
    },
  })
  return (
    <>
      {deeds.includes('publish') ? (
        <Button
          type="primary"
          loading={publish.busy}
          onClick={() => publish.run({ id }, { ifMatch: version, done: () => tell(t('published')) })}
        >
          {t('publish')}
        </Button>
      ) : null}
      {deeds.includes('sendBack') ? <Button onClick={() => setDialog('sendBack')}>{t('sendBack')}</Button> : null}
      {deeds.includes('submit') && !deeds.includes('publish') ? (
        <Button type="primary" onClick={() => setDialog('submit')}>
          {submission ? t('submitAgain') : t('submit')}
        </Button>
      ) : null}
      <FailingQuestions act={publish} />
      <FailingQuestions act={submit} />
      {dialog === 'submit' ? (
        <WordsDialog
          title={t('submitTitle')}
          submit={t('submit')}
          label={t('submitWords')}
          example={t('submitExample')}
          busy={submit.busy}
          error={submit.fields.words}
          onSubmit={(words) => submit.run({ id, words }, close('submitted'))}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
      {dialog === 'sendBack' ? (
        <WordsDialog
          title={t('sendBackTitle')}
          submit={t('sendBack')}
          label={t('sendBackWords')}
          example={t('sendBackExample')}
          needed
          busy={sendBack.busy}
          error={sendBack.fields.words}
          onSubmit={(words) => sendBack.run({ id, words }, close('sentBack'))}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
    </>
  )
}

type Act = Pick<ReturnType<typeof useAct<'articles', 'publish'>>, 'failure' | 'fields'>

/** What keeps the draft from being published: questions that would not find what they must. */
function FailingQuestions({ act }: { readonly act: Act }) {
  const t = useTexts(submissionTexts)
  if (reasonOf(act.failure) !== 'article.questions_fail') return null
  return (
    <div className={styles.failing} role="alert">
      <p>{t('questionsFail')}</p>
      <ul>
        {Object.entries(act.fields).map(([question, wanted]) => (
          <li key={question}>{t('mustFind', { question, wanted })}</li>
        ))}
      </ul>
    </div>
  )
}
