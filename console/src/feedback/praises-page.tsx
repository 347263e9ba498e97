import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useAct, useList } from '../frame/calls.ts'
import { HomeSections } from '../frame/home-sections.tsx'
import { Page } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Empty, Failure } from '../frame/state.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './feedback.module.css'
import { praisesTexts } from './praises.texts.ts'

/** Everything that customers praised me for. What was new when the page was opened stays marked while it is open. */
export function PraisesPage() {
  const t = useTexts(praisesTexts)
  const list = useList('feedback', 'praises', { limit: 20 })
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const { run: read } = useAct('feedback', 'readPraises')
  const unread = list.first?.unread ?? 0
  const unreadIds = list.items?.filter(({ readAt }) => readAt === null).map(({ id }) => id)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is unread tells that there is something to read
  useEffect(() => {
    if (unread === 0 || !unreadIds) return
    setFresh((before) => new Set([...before, ...unreadIds]))
    read({})
  }, [unread])
  return (
    <Page
      title={t('title')}
      aside={list.first ? t('count', { count: list.first.all }) : null}
      sections={<HomeSections />}
    >
      <div className={styles.list}>
        {list.failure ? <Failure error={list.failure} again={list.again} /> : null}
        {list.items === undefined && !list.failure ? <Skeleton lines={6} /> : null}
        {list.items?.length === 0 ? <Empty sentence={t('none')} /> : null}
        {(list.items ?? []).map(({ id, words, at, by, readAt }) => (
          <article key={id} className={styles.card}>
            <blockquote className={styles.words}>{words}</blockquote>
            <p className={styles.line}>
              {readAt === null || fresh.has(id) ? <Tag tone="brand">{t('fresh')}</Tag> : null}
              <span className={styles.quiet}>
                {t('passedBy', { name: by.name ?? '' })} <Time at={at} />
              </span>
            </p>
          </article>
        ))}
        {list.more ? <Button onClick={list.more}>{t('more')}</Button> : null}
      </div>
    </Page>
  )
}
