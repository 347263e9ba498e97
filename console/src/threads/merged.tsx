import { Link } from '@tanstack/react-router'
import type { TicketMerge } from '@zhike/contract/ticket-merges'
import type { Ticket } from '@zhike/contract/tickets'
import { Button } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { offerUndo } from '../frame/toasts.ts'
import styles from './threads.module.css'
import { threadTexts } from './threads.texts.ts'

/** What a merged ticket says first: where it is shown; and of the one that stays, what was merged into it. */
export function Merged({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(threadTexts)
  const merges = useAnswer('ticketMerges', 'list', { id: ticket.id })
  const { mergedInto: into } = ticket
  const items = merges.data?.items ?? []
  return (
    <>
      {into ? (
        <div className={styles.banner}>
          {t('mergedInto')}
          <Link to="/tickets/$id" params={{ id: into.id }} className="figures">
            {into.number}
          </Link>
          <TakeApart id={into.id} otherId={ticket.id} number={ticket.number} />
        </div>
      ) : null}
      {items.map((merge) => (
        <MergedLine key={merge.ticket.id} merge={merge} />
      ))}
    </>
  )
}

function MergedLine({ merge: { ticket, intoId } }: { readonly merge: TicketMerge }) {
  const t = useTexts(threadTexts)
  return (
    <div className={styles.banner}>
      {t('mergedHere')}
      <span>
        <span className="figures">{ticket.number}</span> {ticket.title}
      </span>
      {ticket.urgedTimes > 0 ? <span className={styles.facts}>{t('urged', { count: ticket.urgedTimes })}</span> : null}
      <TakeApart id={intoId} otherId={ticket.id} number={ticket.number} />
    </div>
  )
}

function TakeApart({
  id,
  otherId,
  number,
}: {
  readonly id: string
  readonly otherId: string
  readonly number: string
}) {
  const t = useTexts(threadTexts)
  const may = useMay()
  const merge = useAct('ticketMerges', 'merge')
  const takeApart = useAct('ticketMerges', 'takeApart')
  if (!may('tickets.update')) return null
  const done = () => offerUndo(t('takenApart', { number }), () => merge.run({ id, otherId }))
  return (
    <Button
      type="link"
      size="small"
      aria-label={t('takeApartOf', { number })}
      loading={takeApart.busy}
      onClick={() => takeApart.run({ id, otherId }, { done })}
    >
      {t('takeApart')}
    </Button>
  )
}
