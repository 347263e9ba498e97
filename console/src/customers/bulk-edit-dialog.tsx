import type { BulkChange } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { useState } from 'react'
import { BulkDialog } from '../bulk-edits/bulk-dialog.tsx'
import { bulkEditTexts } from '../bulk-edits/bulk-edits.texts.ts'
import type { ChoiceOf } from '../bulk-edits/edited.ts'
import { OwnBecoming } from '../bulk-edits/own-changes.tsx'
import { useTexts } from '../frame/texts.ts'
import { bulkTexts } from './bulk.texts.ts'
import { BulkChangeFields, type ChangeDraft, changeOf } from './bulk-change.tsx'

interface BulkEditProps {
  readonly choice: ChoiceOf<'bulkEdits'>
  readonly onClose: () => void
  readonly onStarted: () => void
}

/** Changes many customers at once. */
export function BulkEditDialog({ choice, onClose, onStarted }: BulkEditProps) {
  const t = useTexts(bulkTexts)
  const said = useValueWords()
  const [draft, setDraft] = useState<ChangeDraft>({})
  const change = changeOf(draft)
  return (
    <BulkDialog
      of="bulkEdits"
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
      refusedOf={({ refused }) => refused.map(({ customers: count, ...rest }) => ({ ...rest, count }))}
      sampleOf={({ sample }) =>
        sample.map(({ id, name, before }) => ({
          id,
          name,
          becoming: (
            <>
              {said(before, change)}
              <OwnBecoming kind="customer" before={before} custom={change.custom} />
            </>
          ),
        }))
      }
      onClose={onClose}
      onStarted={onStarted}
    >
      <BulkChangeFields draft={draft} onChange={setDraft} />
    </BulkDialog>
  )
}

/** What a customer is now and will be, fact by fact: 门店 → 展会. */
function useValueWords() {
  const t = useTexts(bulkEditTexts)
  const code = useTexts(codeTexts)
  return (before: Readonly<Record<string, unknown>>, change: BulkChange): string => {
    const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : t('empty'))
    const now = Array.isArray(before.tags) ? (before.tags as string[]) : []
    const { addTags = [], removeTags = [] } = change
    const then = [...new Set([...now, ...addTags])].filter((tag) => !removeTags.includes(tag))
    const facts: readonly (readonly [unknown, string, string])[] = [
      [change.stage, code(`stage.${before.stage as 'new'}`), change.stage ? code(`stage.${change.stage}`) : ''],
      [change.source, text(before.source), text(change.source)],
      [change.industry, text(before.industry), text(change.industry)],
      [change.region, text(before.region), text(change.region)],
      [addTags.length + removeTags.length || undefined, text(now.join('、')), text(then.join('、'))],
    ]
    return (
      facts.flatMap(([given, from, to]) => (given === undefined ? [] : `${from} → ${to}`)).join('；') ||
      (change.ownerId === undefined ? '' : text(before.owner))
    )
  }
}
