import { getRouteApi } from '@tanstack/react-router'
import type { AccessReview } from '@zhike/contract/access-reviews'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Page } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Empty, Failure } from '../frame/state.tsx'
import { Tag } from '../frame/tag.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import styles from './access-reviews.module.css'
import { reviewTexts } from './access-reviews.texts.ts'
import { AccessTable } from './access-table.tsx'
import { OpenDialog } from './open-dialog.tsx'

const route = getRouteApi('/desk/settings/access-reviews')

/** Who may get in, looked through by somebody who answers for it. */
export function AccessReviewsPage() {
  const t = useTexts(reviewTexts)
  const { review: chosen } = route.useSearch()
  const navigate = route.useNavigate()
  const [opening, setOpening] = useState(false)
  const reviews = useAnswer('accessReviews', 'list', {})
  const items = reviews.data?.items
  const shown = items?.find(({ id }) => id === chosen) ?? items?.[0]
  const isOneOpen = items?.some(({ finishedAt }) => finishedAt === null) ?? true
  const nameOf = useReviewName()
  const openButton = (
    <Button type="primary" onClick={() => setOpening(true)}>
      {t('open')}
    </Button>
  )
  return (
    <Page
      title={t('title')}
      fill
      actions={isOneOpen ? null : openButton}
      toolbar={
        <div className={styles.toolbar}>
          <p className={styles.quiet}>{t('explain')}</p>
          {shown ? (
            <div className={styles.review}>
              <Select
                aria-label={t('choose')}
                value={shown.id}
                options={(items ?? []).map((review) => ({ value: review.id, label: nameOf(review) }))}
                onChange={(review) => void navigate({ search: { review } })}
                style={{ width: 220 }}
              />
              <Progress review={shown} />
              <Deeds review={shown} />
            </div>
          ) : null}
        </div>
      }
    >
      {reviews.error ? <Failure error={reviews.error} again={() => void reviews.refetch()} /> : null}
      {items === undefined && !reviews.error ? <Skeleton lines={10} /> : null}
      {items?.length === 0 ? <Empty sentence={t('none')}>{openButton}</Empty> : null}
      {shown ? <AccessTable key={shown.id} review={shown} /> : null}
      {opening ? <OpenDialog onClose={() => setOpening(false)} /> : null}
    </Page>
  )
}

function useReviewName(): (review: AccessReview) => string {
  const t = useTexts(reviewTexts)
  const locale = useLocale()
  return ({ quarter, openedAt }) =>
    quarter ? t('byQuarter', { quarter }) : t('byHand', { day: new Date(openedAt).toLocaleDateString(locale) })
}

/** How far it is, and how long there is yet. */
function Progress({ review: { lines, daysLeft, finishedAt, finishedBy } }: { readonly review: AccessReview }) {
  const t = useTexts(reviewTexts)
  const locale = useLocale()
  return (
    <span className={styles.progress}>
      <span>{t('progress', { done: lines.all - lines.open, all: lines.all })}</span>
      {lines.withdrawn > 0 ? <span>{t('withdrawnCount', { count: lines.withdrawn })}</span> : null}
      {lines.lapsed > 0 ? <span>{t('lapsedCount', { count: lines.lapsed })}</span> : null}
      {finishedAt ? (
        <Tag tone="good">
          {t('finished', { day: new Date(finishedAt).toLocaleDateString(locale), name: finishedBy?.name ?? '' })}
        </Tag>
      ) : (
        <Tag tone={daysLeft < 0 ? 'broken' : daysLeft <= 3 ? 'risk' : 'calm'}>
          {daysLeft > 0
            ? t('daysLeft', { count: daysLeft })
            : daysLeft === 0
              ? t('today')
              : t('overdue', { count: -daysLeft })}
        </Tag>
      )}
    </span>
  )
}

function Deeds({ review: { id, finishedAt } }: { readonly review: AccessReview }) {
  const t = useTexts(reviewTexts)
  const finish = useAct('accessReviews', 'finish', { done: () => tell(t('finishedNow')) })
  return (
    <span className={styles.deeds}>
      <Button href={`/api/v1/access-reviews/${id}/file`} download>
        {t('download')}
      </Button>
      {finishedAt ? null : (
        <Button loading={finish.busy} onClick={() => finish.run({ id })}>
          {t('finish')}
        </Button>
      )}
    </span>
  )
}
