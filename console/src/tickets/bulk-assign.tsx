import type { Ticket } from '@zhike/contract/tickets'
import { Button, Dropdown } from 'antd'
import { BulkBar } from '../frame/bulk-bar.tsx'
import { useAct, useAnswer } from '../frame/calls.ts'
import { useMay, useMe } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { ticketTexts } from './tickets.texts.ts'

interface BulkAssignProps {
  readonly tickets: readonly Ticket[]
  readonly selected: ReadonlySet<string>
  readonly onDone: () => void
}

/** Hands the selected tickets to one colleague. Those that are resolved stay with whoever solved them. */
export function BulkAssign({ tickets, selected, onDone }: BulkAssignProps) {
  const t = useTexts(ticketTexts)
  const me = useMe()
  const may = useMay()
  const colleagues = useAnswer('staff', 'list', may('tickets.assign') ? { suspended: 'no', limit: 200 } : undefined)
  const assign = useAct('tickets', 'assign')
  const open = tickets.filter(({ id, status }) => selected.has(id) && (status === 'open' || status === 'pending'))
  const hand = (staffId: string, name: string) => {
    for (const { id } of open) assign.run({ id, staffId })
    tell(t('handedOver', { count: open.length, name }))
    onDone()
  }
  return (
    <BulkBar count={selected.size} onClear={onDone}>
      <Button type="primary" disabled={open.length === 0} onClick={() => hand(me.id, t('me'))}>
        {t('takeAll')}
      </Button>
      <Dropdown
        trigger={['click']}
        disabled={open.length === 0}
        menu={{
          items: (colleagues.data?.items ?? []).map(({ id, name }) => ({ key: id, label: name })),
          onClick: ({ key }) => hand(key, colleagues.data?.items.find(({ id }) => id === key)?.name ?? ''),
          style: { maxHeight: 320, overflowY: 'auto' },
        }}
      >
        <Button>{t('handTo')}</Button>
      </Dropdown>
    </BulkBar>
  )
}
