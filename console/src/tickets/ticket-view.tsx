import type { Ticket } from '@zhike/contract/tickets'
import { lazy, Suspense, useId, useState } from 'react'
import type { Goal } from '../complaints/complaint-file.tsx'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { useOpened } from '../frame/opened.ts'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { KindTag, PriorityTag, StatusTag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Suggestions } from '../knowledge/suggestions.tsx'
import { OwnSections } from '../own-fields/own-sections.tsx'
import { PromiseCard } from '../time-promises/promise-card.tsx'
import { Composer, type ComposerTab, type Insertion } from './composer.tsx'
import { CustomerCard } from './customer-card.tsx'
import { type DeedDialog, Deeds } from './deeds.tsx'
import { Outcome } from './outcome.tsx'
import { Thread } from './thread.tsx'
import { TicketFacts } from './ticket-facts.tsx'
import { useTicketKeys } from './ticket-keys.ts'
import { type TicketPart, ticketParts } from './ticket-parts.ts'
import { TicketTabs } from './ticket-tabs.tsx'
import styles from './ticket-view.module.css'
import { ticketTexts } from './tickets.texts.ts'

const PromisesCard = lazy(() =>
  import('../promises/promises-card.tsx').then((found) => ({ default: found.PromisesCard })),
)
const ComplaintFile = lazy(() =>
  import('../complaints/complaint-file.tsx').then((found) => ({ default: found.ComplaintFile })),
)
const ComplaintSummary = lazy(() =>
  import('../complaints/complaint-summary.tsx').then((found) => ({ default: found.ComplaintSummary })),
)

const WorkCard = lazy(() => import('../ticket-tasks/work-card.tsx').then((found) => ({ default: found.WorkCard })))
const Standing = lazy(() => import('../threads/standing.tsx').then((found) => ({ default: found.Standing })))
const SimilarCard = lazy(() => import('../threads/similar.tsx').then((found) => ({ default: found.SimilarCard })))
const LinksCard = lazy(() => import('../threads/links-card.tsx').then((found) => ({ default: found.LinksCard })))
const History = lazy(() => import('../threads/history.tsx').then((found) => ({ default: found.History })))
const WatchersCard = lazy(() =>
  import('../threads/watchers-card.tsx').then((found) => ({ default: found.WatchersCard })),
)

interface TicketViewProps {
  readonly id: string
  /** On a page of its own the title is the heading of the page. */
  readonly heading?: 'h1' | 'h2'
  /** What stands in the middle, where the address says it. */
  readonly part?: TicketPart | undefined
  readonly onPart?: (part: TicketPart) => void
}

/** A ticket, beside the list or on a page of its own; it arranges itself by the room it has. */
export function TicketView({ id, heading = 'h2', part = 'talk', onPart }: TicketViewProps) {
  const [own, setOwn] = useState(part)
  const ticket = useAnswer('tickets', 'get', { id })
  if (ticket.error && !ticket.data) return <Failure error={ticket.error} again={() => void ticket.refetch()} />
  if (!ticket.data) return <Skeleton lines={10} height={18} />
  return <Shown ticket={ticket.data} heading={heading} part={onPart ? part : own} onPart={onPart ?? setOwn} />
}

interface ShownProps {
  readonly ticket: Ticket
  readonly heading: 'h1' | 'h2'
  readonly part: TicketPart
  readonly onPart: (part: TicketPart) => void
}

function Shown({ ticket, heading: Heading, part, onPart }: ShownProps) {
  const t = useTexts(ticketTexts)
  useOpened('ticket', ticket.id)
  const may = useMay()
  const [tab, setTab] = useState<ComposerTab>('public')
  const [calls, setCalls] = useState(0)
  const [insertion, setInsertion] = useState<Insertion>()
  const [assigning, setAssigning] = useState(false)
  const assignee = useId()
  const [folded, setFolded] = useState(true)
  const [dialog, setDialog] = useState<DeedDialog>()
  const [goal, setGoal] = useState<Goal>()
  const middle = useId()
  const hasFile = ticket.kind === 'complaint' && may('complaints.read')
  const parts = ticketParts.filter((one) => one !== 'file' || hasFile)
  const shown = parts.includes(part) ? part : 'talk'
  const turn = (to: TicketPart) => {
    setGoal(undefined)
    onPart(to)
  }
  const write = (next: ComposerTab) => {
    if (shown !== 'talk') turn('talk')
    setTab(next)
    setCalls((count) => count + 1)
  }
  const insert = (text: string) => {
    write('public')
    setInsertion({ text })
  }
  const assign = () => {
    setFolded(false)
    setAssigning(true)
    document.getElementById(assignee)?.focus()
  }
  const types = useAnswer('ticketTypes', 'list', ticket.typeId ? { kind: ticket.kind, retired: 'too' } : undefined)
  const type = types.data?.items.find((one) => one.id === ticket.typeId)
  const isOpen = ticket.status === 'open' || ticket.status === 'pending'
  useTicketKeys({
    r: () => write('public'),
    n: () => write('internal'),
    ...(isOpen && may('tickets.assign') ? { a: assign } : {}),
    ...(isOpen && may('tickets.resolve') ? { e: () => setDialog('resolve') } : {}),
    '?': () => setDialog('keys'),
  })
  return (
    <article className={styles.frame} aria-label={t('ticketNamed', { number: ticket.number })}>
      <div className={styles.view}>
        <header className={styles.head}>
          <div className={styles.tags}>
            <span className="figures">{ticket.number}</span>
            <KindTag kind={ticket.kind} />
            {ticket.priority === 'high' || ticket.priority === 'urgent' ? (
              <PriorityTag priority={ticket.priority} />
            ) : null}
            <StatusTag status={ticket.status} />
          </div>
          <Heading className={styles.title}>{ticket.title}</Heading>
          <Deeds ticket={ticket} dialog={dialog} onDialog={setDialog} />
          <Suspense>
            <Standing ticket={ticket} />
          </Suspense>
        </header>
        <div className={styles.main}>
          <TicketTabs ticket={ticket} parts={parts} part={shown} panelId={middle} onPart={turn} />
          <div className={styles.middle} id={middle} role="tabpanel">
            {shown === 'file' ? (
              <Suspense fallback={<Skeleton lines={10} height={18} />}>
                <ComplaintFile ticketId={ticket.id} goal={goal} />
              </Suspense>
            ) : shown === 'history' ? (
              <Suspense fallback={<Skeleton lines={10} height={18} />}>
                <History ticketId={ticket.id} />
              </Suspense>
            ) : (
              <>
                <Thread ticket={ticket} />
                {may('tickets.reply') ? (
                  <Composer ticket={ticket} tab={tab} onTab={setTab} calls={calls} insertion={insertion} />
                ) : null}
              </>
            )}
          </div>
        </div>
        <div className={styles.side} data-folded={folded || undefined}>
          <div className={styles.pressing} data-over={ticket.status === 'closed' || undefined}>
            <Outcome ticket={ticket} />
          </div>
          {hasFile ? (
            <Suspense fallback={<Skeleton lines={4} />}>
              <ComplaintSummary
                ticketId={ticket.id}
                onPart={(wanted) => {
                  setGoal({ part: wanted })
                  onPart('file')
                }}
              />
            </Suspense>
          ) : null}
          <PromiseCard ticketId={ticket.id} />
          <Suspense fallback={<Skeleton lines={2} />}>
            <PromisesCard ticket={ticket} />
          </Suspense>
          <Suspense fallback={<Skeleton lines={3} />}>
            <WorkCard ticket={ticket} />
          </Suspense>
          <CustomerCard ticket={ticket} />
          {isOpen && may('knowledge.read') ? (
            <Suggestions question={questionOf(ticket)} onInsert={may('tickets.reply') ? insert : undefined} />
          ) : null}
          <Suspense>
            <SimilarCard ticketId={ticket.id} onInsert={isOpen && may('tickets.reply') ? insert : undefined} />
          </Suspense>
          <button type="button" className={styles.fold} aria-expanded={!folded} onClick={() => setFolded(!folded)}>
            {folded ? t('unfold') : t('fold')}
          </button>
          <div className={styles.foldable}>
            <TicketFacts ticket={ticket} assigneeId={assignee} assigning={assigning} onAssigning={setAssigning} />
            <Suspense fallback={<Skeleton lines={3} />}>
              <LinksCard ticket={ticket} />
              <WatchersCard ticketId={ticket.id} />
            </Suspense>
            <OwnSections
              record={{ kind: 'ticket', id: ticket.id, version: ticket.version }}
              is={ticket.kind}
              custom={ticket.custom}
              asked={type?.form?.map(({ field }) => field)}
              mayChange={may('tickets.update') && ticket.status !== 'closed'}
            />
          </div>
        </div>
      </div>
    </article>
  )
}

/** What the customer asks, as the knowledge base is asked: a title alone where it says something. */
const questionOf = ({ title, description }: Ticket) => (title.length >= 6 ? title : `${title} ${description}`)
