import type { Ticket } from '@zhike/contract/tickets'
import { Button, Tooltip } from 'antd'
import { lazy, Suspense } from 'react'
import { useAct } from '../frame/calls.ts'
import { useMay, useMe } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { offerUndo, tell } from '../frame/toasts.ts'
import styles from './deeds.module.css'
import { foreseeTicket } from './foresight.ts'
import { ProgressLink } from './progress-link.tsx'
import { ticketTexts } from './tickets.texts.ts'

const ResolveDialog = lazy(() => import('./resolve-dialog.tsx').then((found) => ({ default: found.ResolveDialog })))
const CloseDialog = lazy(() => import('./close-dialog.tsx').then((found) => ({ default: found.CloseDialog })))
const KeysDialog = lazy(() => import('./keys-dialog.tsx').then((found) => ({ default: found.KeysDialog })))

export type DeedDialog = 'resolve' | 'close' | 'keys'

interface DeedsProps {
  readonly ticket: Ticket
  readonly dialog: DeedDialog | undefined
  readonly onDialog: (dialog: DeedDialog | undefined) => void
}

/** What can be done with a ticket as it stands, by whoever looks at it. */
export function Deeds({ ticket, dialog, onDialog }: DeedsProps) {
  const t = useTexts(ticketTexts)
  const may = useMay()
  const me = useMe()
  const { id } = ticket
  const unassign = useAct('tickets', 'unassign')
  const assign = useAct('tickets', 'assign', {
    foresee: (_, cache) => foreseeTicket(cache, id, { assignee: { id: me.id, name: me.name }, assigneeId: me.id }),
  })
  const reopen = useAct('tickets', 'reopen', {
    foresee: (_, cache) => foreseeTicket(cache, id, { status: 'open', resolution: null }),
  })
  const take = () => {
    const before = ticket.assigneeId
    const undo = () => (before ? assign.run({ id, staffId: before }) : unassign.run({ id }))
    assign.run({ id, staffId: me.id }, { done: () => offerUndo(t('taken', { number: ticket.number }), undo) })
  }
  const isOpen = ticket.status === 'open' || ticket.status === 'pending'
  return (
    <div className={styles.deeds}>
      {isOpen && may('tickets.resolve') ? (
        <Button type="primary" onClick={() => onDialog('resolve')}>
          {t('resolve')}
        </Button>
      ) : null}
      {ticket.status === 'resolved' && may('tickets.close') ? (
        <Button type="primary" onClick={() => onDialog('close')}>
          {t('close')}
        </Button>
      ) : null}
      {isOpen && may('tickets.assign') && ticket.assigneeId !== me.id ? (
        <Button onClick={take}>{t('take')}</Button>
      ) : null}
      {!isOpen && may('tickets.resolve') ? (
        <Button onClick={() => reopen.run({ id }, { done: () => tell(t('reopened')) })}>{t('reopen')}</Button>
      ) : null}
      <ProgressLink id={id} />
      <Tooltip title={t('keys')}>
        <Button type="text" className={styles.keys ?? ''} aria-label={t('keys')} onClick={() => onDialog('keys')}>
          {t('keySign')}
        </Button>
      </Tooltip>
      <Suspense>
        {dialog === 'resolve' ? <ResolveDialog ticket={ticket} onClose={() => onDialog(undefined)} /> : null}
        {dialog === 'close' ? <CloseDialog ticket={ticket} onClose={() => onDialog(undefined)} /> : null}
        {dialog === 'keys' ? <KeysDialog onClose={() => onDialog(undefined)} /> : null}
      </Suspense>
    </div>
  )
}
