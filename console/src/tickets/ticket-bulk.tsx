import { EditOutlined } from '@ant-design/icons'
import { mostTicked } from '@zhike/contract/bulk-edits'
import type { Count } from '@zhike/contract/lists'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { bulkEditTexts } from '../bulk-edits/bulk-edits.texts.ts'
import type { ChoiceOf } from '../bulk-edits/edited.ts'
import { BulkBar } from '../frame/bulk-bar.tsx'
import { useAct } from '../frame/calls.ts'
import { useMay, useMe } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { ticketBulkTexts } from './ticket-bulk.texts.ts'

const TicketBulkDialog = lazy(() =>
  import('./ticket-bulk-dialog.tsx').then((found) => ({ default: found.TicketBulkDialog })),
)

interface TicketBulkProps {
  readonly selected: ReadonlySet<string>
  /** What the list shows, as far as anybody scrolls, and how many that are. */
  readonly choice: ChoiceOf<'ticketBulkEdits'>
  readonly count: Count | null | undefined
  readonly onDone: () => void
}

/** What can be done with the selected tickets, or with all that fit the list. */
export function TicketBulk({ selected, choice, count, onDone }: TicketBulkProps) {
  const t = useTexts(ticketBulkTexts)
  const shared = useTexts(bulkEditTexts)
  const me = useMe()
  const may = useMay()
  // another selection is one of rows again
  const [fittingOf, setFittingOf] = useState<ReadonlySet<string>>()
  const [editing, setEditing] = useState(false)
  const assign = useAct('ticketBulkEdits', 'create', { done: onDone })
  const isFitting = fittingOf === selected
  const chosen = isFitting ? choice : { ids: [...selected].slice(0, mostTicked) }
  const said = count ? (count.exact ? String(count.value) : t('about', { said: count.value })) : ''
  return (
    <>
      <BulkBar count={isFitting && count ? count.value : selected.size} onClear={onDone}>
        {isFitting ? (
          <Button type="link" className="figures" onClick={() => setFittingOf(undefined)}>
            {t('onlyTicked', { count: selected.size })}
          </Button>
        ) : count && count.value > selected.size ? (
          <Button type="link" className="figures" onClick={() => setFittingOf(selected)}>
            {t('selectFitting', { count: count.value, said })}
          </Button>
        ) : null}
        {may('tickets.assign') && !isFitting ? (
          <Button loading={assign.busy} onClick={() => assign.run({ choice: chosen, change: { assigneeId: me.id } })}>
            {t('takeAll')}
          </Button>
        ) : null}
        <Button type="primary" icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)}>
          {shared('edit')}
        </Button>
      </BulkBar>
      {editing ? (
        <Suspense>
          <TicketBulkDialog choice={chosen} onClose={() => setEditing(false)} onStarted={onDone} />
        </Suspense>
      ) : null}
    </>
  )
}
