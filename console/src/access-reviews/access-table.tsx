import type { AccessLine, AccessReview } from '@zhike/contract/access-reviews'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer, wholeList } from '../frame/calls.ts'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import type { Column } from '../frame/table-props.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './access-reviews.module.css'
import { reviewTexts } from './access-reviews.texts.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

/** Whoever has not come for so long is pointed out. */
const staleDays = 90
const dayMs = 86_400_000
const tones = { confirmed: 'good', withdrawn: 'broken', lapsed: 'risk' } as const

/** Everybody who may get in, with what is to be decided. */
export function AccessTable({ review }: { readonly review: AccessReview }) {
  const t = useTexts(reviewTexts)
  const lines = useAnswer('accessReviews', 'lines', { id: review.id })
  const [shown, setShown] = useState<'all' | 'onlyOpen'>('all')
  const [withdrawn, setWithdrawn] = useState<AccessLine>()
  const columns = useColumns(review, setWithdrawn)
  const list = wholeList(lines)
  const items = list.items?.filter(({ decision }) => shown === 'all' || decision === null)
  return (
    <>
      {review.finishedAt ? null : (
        <div className={styles.narrow}>
          <Segmented
            value={shown}
            options={(['all', 'onlyOpen'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={setShown}
          />
        </div>
      )}
      <Table
        label={t('title')}
        list={{ ...list, items }}
        idOf={({ id }) => id}
        nameOf={({ name }) => name}
        columns={columns}
        empty={<Empty sentence={t('progress', { done: review.lines.all, all: review.lines.all })} />}
      />
      {withdrawn ? (
        <WithdrawDialog reviewId={review.id} line={withdrawn} onClose={() => setWithdrawn(undefined)} />
      ) : null}
    </>
  )
}

function useColumns(review: AccessReview, onWithdraw: (line: AccessLine) => void): readonly Column<AccessLine>[] {
  const t = useTexts(reviewTexts)
  const code = useTexts(codeTexts)
  return [
    {
      key: 'who',
      title: t('who'),
      card: 'title',
      cell: ({ name, kind, person }) => (
        <span className={styles.pair}>
          {name}
          {kind === 'key' ? (
            <span className={styles.quiet}>{person ? t('keyOf', { name: person.name }) : t('key')}</span>
          ) : null}
        </span>
      ),
    },
    {
      key: 'role',
      title: t('role'),
      width: 220,
      card: 'second',
      cell: ({ role, scope }) => (
        <span className={styles.pair}>
          {code(`role.${role}`)}
          <span className={styles.quiet}>{code(`scope.${scope}`)}</span>
        </span>
      ),
    },
    {
      key: 'used',
      title: t('used'),
      width: 160,
      cell: (line) => <LastUse line={line} openedAt={review.openedAt} />,
    },
    {
      key: 'factor',
      title: t('factor'),
      width: 100,
      cell: ({ kind, secondFactorAt }) =>
        kind === 'key' ? (
          <span className={styles.quiet}>{t('factorNone')}</span>
        ) : (
          <Tag tone={secondFactorAt ? 'good' : 'calm'} dot plain>
            {t(secondFactorAt ? 'factorOn' : 'factorOff')}
          </Tag>
        ),
    },
    {
      key: 'decision',
      title: t('decision'),
      width: 240,
      cell: (line) =>
        line.decision === null && review.finishedAt === null ? (
          <Deciding reviewId={review.id} line={line} onWithdraw={onWithdraw} />
        ) : (
          <Decided line={line} />
        ),
    },
  ]
}

/** When it was last used; what has not been for long is pointed out. */
function LastUse({ line, openedAt }: { readonly line: AccessLine; readonly openedAt: string }) {
  const t = useTexts(reviewTexts)
  const idle = Math.floor((Date.parse(openedAt) - Date.parse(line.lastUsedAt ?? line.since)) / dayMs)
  const isStale = idle >= staleDays
  if (!line.lastUsedAt) return isStale ? <Tag tone="risk">{t('never')}</Tag> : t('never')
  return (
    <span className={styles.pair}>
      <Time at={line.lastUsedAt} />
      {isStale ? <Tag tone="risk">{t('stale', { count: idle })}</Tag> : null}
    </span>
  )
}

interface DecidingProps {
  readonly reviewId: string
  readonly line: AccessLine
  readonly onWithdraw: (line: AccessLine) => void
}

function Deciding({ reviewId, line, onWithdraw }: DecidingProps) {
  const t = useTexts(reviewTexts)
  const decide = useAct('accessReviews', 'decide')
  if (!line.mine) return <span className={styles.quiet}>{t('notMine')}</span>
  return (
    <span className={styles.deeds}>
      <Button
        size="small"
        loading={decide.busy}
        onClick={() => decide.run({ id: reviewId, lineId: line.id, decision: 'confirmed' })}
      >
        {t('confirm')}
      </Button>
      <Button size="small" type="text" danger onClick={() => onWithdraw(line)}>
        {t('withdraw')}
      </Button>
    </span>
  )
}

function Decided({ line: { decision, decidedBy, decidedAt, reason } }: { readonly line: AccessLine }) {
  const t = useTexts(reviewTexts)
  return (
    <span className={styles.pair}>
      <span className={styles.deeds}>
        <Tag tone={decision ? tones[decision] : 'risk'}>{t(`is_${decision ?? 'open'}`)}</Tag>
        <span className={styles.quiet}>
          {decidedBy?.name} {decidedAt ? <Time at={decidedAt} /> : null}
        </span>
      </span>
      {reason ? <span className={styles.quiet}>{reason}</span> : null}
    </span>
  )
}
