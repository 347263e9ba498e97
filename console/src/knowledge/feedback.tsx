import { DislikeOutlined, LikeOutlined } from '@ant-design/icons'
import type { Article } from '@zhike/contract/knowledge'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { tell } from '../frame/toasts.ts'
import styles from './knowledge.module.css'
import { knowledgeTexts } from './knowledge.texts.ts'

/** Whether the article helps, and what people say of it. */
export function Feedback({ article: { id, published } }: { readonly article: Article }) {
  const t = useTexts(knowledgeTexts)
  const [words, setWords] = useState('')
  const said = useAnswer('articles', 'listFeedback', { id })
  const give = useAct('articles', 'giveFeedback')
  const done = () => {
    setWords('')
    tell(t('thanks'))
  }
  return (
    <section className={styles.content}>
      {published ? (
        <div className={styles.give}>
          <Input
            value={words}
            maxLength={1000}
            aria-label={t('wordsExample')}
            placeholder={t('wordsExample')}
            onChange={(event) => setWords(event.target.value)}
          />
          <Button
            icon={<LikeOutlined aria-hidden />}
            onClick={() => give.run({ id, verdict: 'helpful', words }, { done })}
          >
            {t('verdict_helpful')}
          </Button>
          <Button
            icon={<DislikeOutlined aria-hidden />}
            onClick={() => give.run({ id, verdict: 'unhelpful', words }, { done })}
          >
            {t('verdict_unhelpful')}
          </Button>
        </div>
      ) : null}
      <Loaded answer={said} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.quiet}>{t('noFeedback')}</p>
          ) : (
            <ul className={styles.rows}>
              {items.map((one) => (
                <li key={one.id} className={styles.row}>
                  {one.verdict === 'helpful' ? (
                    <LikeOutlined className={styles.passes ?? ''} aria-label={t('verdict_helpful')} />
                  ) : (
                    <DislikeOutlined className={styles.fails ?? ''} aria-label={t('verdict_unhelpful')} />
                  )}
                  <span className={styles.rowWords}>
                    {one.words || t(`verdict_${one.verdict}`)}
                    <small>{[t('versionNumber', { number: one.number }), one.by.name].join(' · ')}</small>
                  </span>
                  <Time at={one.at} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}
