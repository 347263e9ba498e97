import { Link } from '@tanstack/react-router'
import type { Need } from '@zhike/contract/needs'
import { codeTexts } from '@zhike/ui/codes.texts'
import type { ReactNode } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { reasonOf } from '../frame/errors.ts'
import { useMay } from '../frame/me.ts'
import { Money } from '../frame/money.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { offerUndo } from '../frame/toasts.ts'
import { StateTag, UrgencyTag } from './need-columns.tsx'
import { NeedDeeds } from './need-deeds.tsx'
import { NeedSteps } from './need-steps.tsx'
import styles from './needs.module.css'
import { needTexts } from './needs.texts.ts'

interface NeedViewProps {
  readonly id: string
  /** On a page of its own the title is the heading of the page. */
  readonly heading?: 'h1' | 'h2'
}

/** A need, beside a list or on a page of its own: what is wanted, and how far it is answered. */
export function NeedView({ id, heading = 'h2' }: NeedViewProps) {
  const need = useAnswer('needs', 'get', { id })
  if (need.error && !need.data) return <Failure error={need.error} again={() => void need.refetch()} />
  if (!need.data) return <Skeleton lines={8} height={18} />
  return (
    <Shown
      need={need.data}
      heading={heading}
      isGone={need.error !== null && reasonOf(need.error) === 'record.not_found'}
    />
  )
}

interface ShownProps {
  readonly need: Need
  readonly heading: 'h1' | 'h2'
  /** It was in sight a moment ago: whoever followed it up has no more business with the customer when it is over. */
  readonly isGone: boolean
}

function Shown({ need, heading: Heading, isGone }: ShownProps) {
  const t = useTexts(needTexts)
  const code = useTexts(codeTexts)
  return (
    <article className={styles.view} aria-label={t('needNamed', { number: need.number })}>
      <header className={styles.head}>
        <div className={styles.tags}>
          <span className="figures">{need.number}</span>
          <StateTag state={need.state} />
          {need.urgency === 'high' ? <UrgencyTag urgency="high" /> : null}
        </div>
        <Heading className={styles.title}>{need.title}</Heading>
        {isGone ? (
          <p className={styles.gone} role="status">
            {t('gone')}
          </p>
        ) : (
          <NeedDeeds need={need} />
        )}
      </header>
      {need.description ? <p className={styles.description}>{need.description}</p> : null}
      <dl className={styles.facts}>
        <Fact name={t('customer')}>
          <CustomerChip customer={need.customer} />
        </Fact>
        <Fact name={t('owner')}>{isGone ? (need.owner?.name ?? t('nobody')) : <Owner need={need} />}</Fact>
        <Fact name={t('origin')}>
          {[code(`origin.${need.origin}`), code(`channel.${need.channel}`)].join(' · ')}
          {need.ticketId ? (
            <Link to="/tickets/$id" params={{ id: need.ticketId }} className={styles.link}>
              {t('fromTicket')}
            </Link>
          ) : null}
        </Fact>
        {need.budgetFen === null ? null : (
          <Fact name={t('budget')}>
            <Money fen={need.budgetFen} currency="CNY" />
          </Fact>
        )}
        {need.neededBy === null ? null : <Fact name={t('neededBy')}>{need.neededBy}</Fact>}
        <Fact name={t('recordedAt')}>
          <Time at={need.createdAt} /> {need.createdBy.name}
        </Fact>
      </dl>
      <NeedSteps need={need} />
    </article>
  )
}

function Owner({ need: { id, owner: before } }: { readonly need: Need }) {
  const t = useTexts(needTexts)
  const may = useMay()
  const update = useAct('needs', 'update')
  if (!may('needs.record')) return before?.name ?? t('nobody')
  const set = (owner: Need['owner'], done?: () => void) =>
    update.run({ id, ownerId: owner?.id ?? null }, done ? { done } : {})
  return (
    <StaffChoice
      label={t('owner')}
      chosen={before}
      placeholder={t('nobody')}
      clearable
      quiet
      onChoose={(owner) => {
        if (owner?.id === before?.id) return
        set(owner, () => offerUndo(owner ? t('ownerNow', { name: owner.name }) : t('ownerGone'), () => set(before)))
      }}
    />
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
