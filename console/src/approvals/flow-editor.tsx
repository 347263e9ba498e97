import type { ApprovalFlow, FlowDefinition } from '@zhike/contract/approvals'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import { isComplete, withNewWay, withoutWay, withWay, withWayUp } from './flow-draft.ts'
import { FlowPreview } from './flow-preview.tsx'
import styles from './flows.module.css'
import { flowTexts } from './flows.texts.ts'
import { RulesEditor } from './rules-editor.tsx'
import { WayEditor } from './way-editor.tsx'

/** A flow while it is changed, with who would be asked beside it. */
export function FlowEditor({ flow }: { readonly flow: ApprovalFlow }) {
  const t = useTexts(flowTexts)
  const [draft, setDraft] = useState<FlowDefinition>(flow.definition)
  const [publishing, setPublishing] = useState(false)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(flow.definition)
  const last = draft.branches.length - 1
  return (
    <div className={styles.editor}>
      <div className={styles.ways}>
        <Card title={t('ways')}>
          <p className={styles.quiet}>{t('waysHint')}</p>
          {draft.branches.map((way, place) => (
            <WayEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: ways have no other identity than their place
              key={place}
              way={way}
              isLast={place === last}
              onChange={(part) => setDraft(withWay(draft, place, part))}
              onUp={place > 0 && place < last ? () => setDraft(withWayUp(draft, place)) : undefined}
              onRemove={() => setDraft(withoutWay(draft, place))}
            />
          ))}
          <Button onClick={() => setDraft(withNewWay(draft, `${t('wayName')} ${last + 1}`, t('head_0')))}>
            {t('addWay')}
          </Button>
        </Card>
        <RulesEditor draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
      </div>
      <div className={styles.beside}>
        <FlowPreview kind={flow.kind} draft={draft} />
      </div>
      {isChanged ? (
        <div className={styles.bar} role="toolbar" aria-label={t('changed')}>
          <span>{isComplete(draft) ? t('changed') : t('incomplete')}</span>
          <Button onClick={() => setDraft(flow.definition)}>{t('discard')}</Button>
          <Button type="primary" disabled={!isComplete(draft)} onClick={() => setPublishing(true)}>
            {t('publish')}
          </Button>
        </div>
      ) : null}
      {publishing ? <PublishDialog flow={flow} draft={draft} onClose={() => setPublishing(false)} /> : null}
    </div>
  )
}

interface PublishDialogProps {
  readonly flow: ApprovalFlow
  readonly draft: FlowDefinition
  readonly onClose: () => void
}

function PublishDialog({ flow: { kind, version }, draft, onClose }: PublishDialogProps) {
  const t = useTexts(flowTexts)
  const publish = useAct('approvalFlows', 'publish')
  const send = (note: string) =>
    publish.run(
      { kind, definition: draft, baseVersion: version, note },
      {
        done: (next) => {
          tell(t('publishedNow', { version: next.version }))
          onClose()
        },
      },
    )
  return (
    <WordsDialog
      title={t('publishTitle')}
      submit={t('publish')}
      label={t('note')}
      example={t('noteExample')}
      busy={publish.busy}
      error={publish.fields.definition}
      onSubmit={send}
      onClose={onClose}
    />
  )
}
