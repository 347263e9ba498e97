import { CloseOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { TicketLink } from '@zhike/contract/ticket-links'
import type { TicketSplit } from '@zhike/contract/ticket-merges'
import type { Ticket, TicketStatus } from '@zhike/contract/tickets'
import { Button } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { StatusTag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { offerUndo, tell } from '../frame/toasts.ts'
import { useLinks } from './links.ts'
import styles from './threads.module.css'
import { threadTexts } from './threads.texts.ts'

const LinkDialog = lazy(() => import('./link-dialog.tsx').then((found) => ({ default: found.LinkDialog })))
const MergeDialog = lazy(() => import('./link-dialog.tsx').then((found) => ({ default: found.MergeDialog })))
const SplitDialog = lazy(() => import('./split-dialog.tsx').then((found) => ({ default: found.SplitDialog })))

const deeds = ['link', 'merge', 'split'] as const
type Deed = (typeof deeds)[number]

/** What hangs together with a ticket: links, its children, what was split from it; and how to link, merge and split. */
export function LinksCard({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(threadTexts)
  const may = useMay()
  const [deed, setDeed] = useState<Deed>()
  const { id } = ticket
  const links = useLinks(id)
  const splits = useAnswer('ticketSplits', 'list', { id })
  const split = splits.data?.items ?? []
  const apart = new Set(split.map((one) => one.ticket.id))
  // what was split off is linked as well, and told once
  const linked = (links.items ?? []).filter((one) => one.kind !== 'related' || !apart.has(one.ticket.id))
  const onClose = () => setDeed(undefined)
  const offered = deeds.filter((one) => one === 'link' || ticket.status !== 'closed')
  return (
    <Card
      title={t('links')}
      aside={
        may('tickets.update') && ticket.mergedInto === null ? (
          <span className={styles.deeds}>
            {offered.map((one) => (
              <Button key={one} type="link" size="small" onClick={() => setDeed(one)}>
                {t(one)}
              </Button>
            ))}
          </span>
        ) : null
      }
    >
      {links.items && splits.data && linked.length + split.length === 0 ? (
        <p className={styles.quiet}>{t('linksNone')}</p>
      ) : null}
      <ul className={styles.lines}>
        {linked.map((link) => (
          <LinkLine key={link.id} ticketId={id} link={link} />
        ))}
        {split.map((one) => (
          <SplitLine key={one.id} ticketId={id} split={one} />
        ))}
      </ul>
      {links.more ? (
        <Button type="link" size="small" loading={links.fetchingMore} onClick={links.more}>
          {t('more')}
        </Button>
      ) : null}
      <Suspense>
        {deed === 'link' ? <LinkDialog ticket={ticket} onClose={onClose} /> : null}
        {deed === 'merge' ? <MergeDialog ticket={ticket} onClose={onClose} /> : null}
        {deed === 'split' ? <SplitDialog ticket={ticket} onClose={onClose} /> : null}
      </Suspense>
    </Card>
  )
}

function LinkLine({ ticketId, link }: { readonly ticketId: string; readonly link: TicketLink }) {
  const t = useTexts(threadTexts)
  const { kind, direction, ticket } = link
  const create = useAct('ticketLinks', 'create')
  const remove = useAct('ticketLinks', 'remove')
  const again = () =>
    create.run(
      direction === 'to' ? { id: ticketId, kind, otherId: ticket.id } : { id: ticket.id, kind, otherId: ticketId },
    )
  const unlink = () =>
    remove.run(
      { id: ticketId, linkId: link.id },
      { done: () => offerUndo(t('unlinked', { number: ticket.number }), again) },
    )
  return (
    <Line
      ticket={ticket}
      facts={`${t(`${direction}_${kind}`)} · ${ticket.customer.name}`}
      undo={t('unlink', { number: ticket.number })}
      onUndo={unlink}
    />
  )
}

function SplitLine({ ticketId, split }: { readonly ticketId: string; readonly split: TicketSplit }) {
  const t = useTexts(threadTexts)
  const { direction, ticket } = split
  const undo = useAct('ticketSplits', 'undo')
  const done = () => tell(t('merged', { number: ticket.number }))
  return (
    <Line
      ticket={ticket}
      facts={t(`split_${direction}`)}
      undo={t('undoSplit', { number: ticket.number })}
      onUndo={() => undo.run({ id: ticketId, splitId: split.id }, { done })}
    />
  )
}

interface LineProps {
  readonly ticket: {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly status: TicketStatus
  }
  readonly facts: ReactNode
  readonly undo: string
  readonly onUndo: () => void
}

function Line({ ticket, facts, undo, onUndo }: LineProps) {
  const may = useMay()
  return (
    <li className={styles.line}>
      <p>
        <Link to="/tickets/$id" params={{ id: ticket.id }}>
          <span className="figures">{ticket.number}</span> {ticket.title}
        </Link>
        <span className={styles.facts}>
          {facts} <StatusTag status={ticket.status} />
        </span>
      </p>
      {may('tickets.update') ? (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={undo}
          title={undo}
          onClick={onUndo}
        />
      ) : null}
    </li>
  )
}
