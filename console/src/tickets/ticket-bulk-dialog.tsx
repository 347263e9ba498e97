import type { TicketBulkChange, TicketBulkPreview } from '@zhike/contract/ticket-bulk-edits'
import { codeTexts } from '@zhike/ui/codes.texts'
import { useState } from 'react'
import { BulkDialog } from '../bulk-edits/bulk-dialog.tsx'
import { bulkEditTexts } from '../bulk-edits/bulk-edits.texts.ts'
import type { ChoiceOf } from '../bulk-edits/edited.ts'
import { OwnBecoming } from '../bulk-edits/own-changes.tsx'
import { useTexts } from '../frame/texts.ts'
import { ticketBulkTexts } from './ticket-bulk.texts.ts'
import { TicketChangeFields } from './ticket-bulk-change.tsx'
import { type TicketChangeDraft, ticketChangeOf } from './ticket-bulk-draft.ts'
import { TicketBulkEffects, useRequiredName } from './ticket-bulk-effects.tsx'
import { type NamedOfKind, useKindsChoices } from './use-kinds-choices.ts'

interface DialogProps {
  readonly choice: ChoiceOf<'ticketBulkEdits'>
  readonly onClose: () => void
  readonly onStarted: () => void
}

/** Changes many tickets at once. */
export function TicketBulkDialog({ choice, onClose, onStarted }: DialogProps) {
  const t = useTexts(ticketBulkTexts)
  const [draft, setDraft] = useState<TicketChangeDraft>({})
  const choices = useKindsChoices()
  const said = useBecoming(draft, choices.categories, choices.types)
  const undoHint = useUndoHint()
  const nameOfField = useRequiredName()
  const change = ticketChangeOf(draft)
  return (
    <BulkDialog
      of="ticketBulkEdits"
      choice={choice}
      change={change}
      words={{
        title: t('title'),
        previewing: t('previewing'),
        nothing: t('nothing'),
        willChange: (count) => t('willChange', { count }),
        same: (count) => t('same', { count }),
        refused: (count, reason) => t('refused', { count, reason }),
        run: (count) => t('run', { count }),
      }}
      refusedOf={({ refused }) =>
        refused.map(({ tickets: count, fields, ...rest }) => ({
          ...rest,
          count,
          lacks: fields.map(nameOfField).join('、'),
        }))
      }
      effectsOf={(preview) => <TicketBulkEffects preview={preview} />}
      sampleOf={({ sample }) =>
        sample.map(({ id, number, title, before }) => ({
          id,
          name: `${number} ${title}`,
          becoming: (
            <>
              {said(before)}
              <OwnBecoming kind="ticket" before={before} custom={change.custom} />
            </>
          ),
        }))
      }
      undoHint={(preview) => undoHint(preview, change)}
      onClose={onClose}
      onStarted={onStarted}
    >
      <TicketChangeFields draft={draft} onChange={setDraft} {...choices} />
    </BulkDialog>
  )
}

/** What can be taken back, and what cannot. */
function useUndoHint() {
  const t = useTexts(ticketBulkTexts)
  return ({ lasting }: TicketBulkPreview, { closure, resolution, ...rest }: TicketBulkChange): string | undefined => {
    if (closure !== undefined) return t('lasts')
    if (lasting.length > 0)
      return t(resolution === undefined && Object.keys(rest).length === 1 ? 'onlyNote' : 'noteLasts')
    return resolution === undefined ? undefined : t('reopens')
  }
}

/** What a ticket is now and will be, part by part: 普通 → 高. */
function useBecoming(
  { assignee, priority, kind, status, category, type, note, resolution, closure }: TicketChangeDraft,
  categories: readonly NamedOfKind[],
  types: readonly NamedOfKind[],
) {
  const t = useTexts(ticketBulkTexts)
  const empty = useTexts(bulkEditTexts)('empty')
  const code = useTexts(codeTexts)
  return (before: Readonly<Record<string, unknown>>): string => {
    const text = (value: unknown, none = empty) => (typeof value === 'string' && value !== '' ? value : none)
    const named = (all: readonly NamedOfKind[], id: string) => all.find((one) => one.id === id)?.name
    const statusNow = code(`status.${before.status as 'open'}`)
    const next = closure ? 'closed' : resolution ? 'resolved' : status
    const facts: readonly (readonly [unknown, string, string])[] = [
      [assignee, text(before.assignee, t('unassigned')), assignee?.name ?? t('unassigned')],
      [priority, code(`priority.${before.priority as 'normal'}`), priority ? code(`priority.${priority}`) : ''],
      [kind, code(`kind.${before.kind as 'complaint'}`), kind ? code(`kind.${kind}`) : ''],
      [category, text(before.category), text(named(categories, category ?? ''))],
      [type, text(before.type), text(named(types, type ?? ''))],
      [next, statusNow, next ? code(`status.${next}`) : ''],
    ]
    const becoming = facts.flatMap(([given, from, to]) =>
      given === undefined || from === to ? [] : t('becomes', { from, to }),
    )
    return [...becoming, ...(note?.trim() ? [t('noted')] : [])].join('；')
  }
}
