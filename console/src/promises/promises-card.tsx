import type { MadePromise } from '@zhike/contract/promises'
import type { Ticket } from '@zhike/contract/tickets'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct, useList } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { tell } from '../frame/toasts.ts'
import { sayDue } from './due-words.ts'
import styles from './promises.module.css'
import { ledgerTexts } from './promises.texts.ts'
import { StandingTag } from './standing-tag.tsx'

const PromiseDialog = lazy(() => import('./promise-dialog.tsx').then((found) => ({ default: found.PromiseDialog })))
const MoveDialog = lazy(() => import('./ending-dialogs.tsx').then((found) => ({ default: found.MoveDialog })))
const WithdrawDialog = lazy(() => import('./ending-dialogs.tsx').then((found) => ({ default: found.WithdrawDialog })))

/** What was promised to the customer of a ticket, and what became of it. */
export function PromisesCard({ ticket }: { readonly ticket: Pick<Ticket, 'id' | 'status'> }) {
  const t = useTexts(ledgerTexts)
  const may = useMay()
  const [making, setMaking] = useState(false)
  const made = useList('promises', 'list', { ticket: ticket.id, show: 'all' })
  const make = useAct('promises', 'make', { done: () => tell(t('recorded')) })
  const mayWork = may('tickets.reply')
  const mayMake = mayWork && ticket.status !== 'closed'
  if (!made.items || (made.items.length === 0 && !mayMake)) return null
  const deed = (
    <Button size="small" type="link" onClick={() => setMaking(true)}>
      {t('make')}
    </Button>
  )
  return (
    <Card title={t('cardTitle')} aside={mayMake ? deed : null}>
      {made.items.length === 0 ? <p className={styles.quiet}>{t('cardNone')}</p> : null}
      {made.items.map((promise) => (
        <PromiseLine key={promise.id} promise={promise} mayWork={mayWork} />
      ))}
      {making ? (
        <Suspense>
          <PromiseDialog
            title={t('makeTitle')}
            asksSource
            busy={make.busy}
            refused={make.fields}
            onSubmit={(said) => make.run({ ticketId: ticket.id, ...said }, { done: () => setMaking(false) })}
            onClose={() => setMaking(false)}
          />
        </Suspense>
      ) : null}
    </Card>
  )
}

interface LineProps {
  readonly promise: MadePromise
  readonly mayWork: boolean
}

function PromiseLine({ promise, mayWork }: LineProps) {
  const t = useTexts(ledgerTexts)
  const locale = useLocale()
  const { words, from, dueAt, firstDueAt, owner, standing, moves, told, withdrawn } = promise
  const first = firstDueAt === dueAt ? [] : [t('first', { due: sayDue(firstDueAt, locale) })]
  const origin = from === null ? [] : [t('from', { number: from.number })]
  const facts = [t('before', { due: sayDue(dueAt, locale) }), owner.name, ...first, ...origin]
  const isOpen = standing === 'running' || standing === 'warned' || standing === 'broken'
  return (
    <div className={styles.promise}>
      <div className={styles.head}>
        <span className={styles.words}>{words}</span>
        <StandingTag standing={standing} />
      </div>
      <div className={styles.due}>{facts.join(' · ')}</div>
      {moves.map(({ at, note, byName }) => (
        <p key={at} className={styles.quiet}>
          <Time at={at} /> {byName} {note}
        </p>
      ))}
      {withdrawn ? <p className={styles.quiet}>{withdrawn.reason}</p> : null}
      {told.map(({ at, step, staff, as }) => (
        <p key={`${at}/${staff.id}`} className={styles.quiet}>
          <Time at={at} /> {t(`told_${step}`, { name: staff.name, as: t(`as_${as}`) })}
        </p>
      ))}
      {isOpen && mayWork ? <PromiseDeeds promise={promise} /> : null}
    </div>
  )
}

function PromiseDeeds({ promise }: { readonly promise: MadePromise }) {
  const t = useTexts(ledgerTexts)
  const [asking, setAsking] = useState<'move' | 'withdraw'>()
  const keep = useAct('promises', 'keep', { done: () => tell(t('kept')) })
  const of = { ticketId: promise.ticket.id, promiseId: promise.id }
  const close = () => setAsking(undefined)
  return (
    <span className={styles.deeds}>
      <Button size="small" type="link" loading={keep.busy} onClick={() => keep.run(of)}>
        {t('keep')}
      </Button>
      <Button size="small" type="text" onClick={() => setAsking('move')}>
        {t('move')}
      </Button>
      <Button size="small" type="text" onClick={() => setAsking('withdraw')}>
        {t('withdraw')}
      </Button>
      <Suspense>
        {asking === 'move' ? <MoveDialog promise={promise} onClose={close} /> : null}
        {asking === 'withdraw' ? <WithdrawDialog promise={promise} onClose={close} /> : null}
      </Suspense>
    </span>
  )
}
