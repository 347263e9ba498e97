import { Link } from '@tanstack/react-router'
import type { ApprovalBox, ApprovalState } from '@zhike/contract/approvals'
import { useAnswer } from '../frame/calls.ts'
import { Money } from '../frame/money.tsx'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { homeTexts } from './home.texts.ts'
import styles from './reviews.module.css'

/** What waits for my decision, and what came back for me to change; not shown while nothing does. */
export function ApprovalsCard() {
  const t = useTexts(homeTexts)
  const summary = useAnswer('approvals', 'summary', {})
  const { mine = 0, returned = 0 } = summary.data ?? {}
  return (
    <>
      {mine > 0 ? <Waiting title={t('approvals', { count: mine })} box="mine" /> : null}
      {returned > 0 ? <Waiting title={t('returned', { count: returned })} box="started" status={['returned']} /> : null}
    </>
  )
}

interface WaitingProps {
  readonly title: string
  readonly box: ApprovalBox
  readonly status?: ApprovalState[]
}

function Waiting({ title, box, status }: WaitingProps) {
  const t = useTexts(homeTexts)
  const wish = { box, ...(status ? { status } : {}) }
  const waiting = useAnswer('approvals', 'list', { ...wish, limit: 5 })
  return (
    <Card
      title={title}
      aside={
        <Link to="/approvals" search={wish}>
          {t('approvalsAll')}
        </Link>
      }
      flush
    >
      <ul>
        {waiting.data?.items.map(({ id, title: matter, applicant, amountFen, startedAt }) => (
          <li key={id}>
            <Link to="/approvals" search={{ ...wish, open: id }} className={styles.review}>
              <span>
                {matter} {amountFen === null ? null : <Money fen={amountFen} />}
              </span>
              <span className={styles.when}>
                {applicant.name} <Time at={startedAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
