import { type Cause, CauseKind } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import styles from './complaints.module.css'
import { complaintTexts } from './complaints.texts.ts'
import { PartBox, type PartProps } from './part.tsx'

/** Why it came about: causes, and whys below them. */
export function CausesPart({ file: { ticketId, causes }, mayWork }: PartProps) {
  const t = useTexts(complaintTexts)
  const [below, setBelow] = useState<Cause | 'top'>()
  return (
    <PartBox
      part="causes"
      title={t('causes')}
      none={t('causesNone')}
      isEmpty={causes.length === 0}
      deeds={mayWork ? [{ name: t('add'), run: () => setBelow('top') }] : []}
    >
      <Whys ticketId={ticketId} causes={causes} parentId={null} mayWork={mayWork} onWhy={setBelow} />
      {below === undefined ? null : (
        <CauseDialog
          ticketId={ticketId}
          parent={below === 'top' ? undefined : below}
          onClose={() => setBelow(undefined)}
        />
      )}
    </PartBox>
  )
}

interface WhysProps {
  readonly ticketId: string
  readonly causes: readonly Cause[]
  readonly parentId: string | null
  readonly mayWork: boolean
  readonly onWhy: (cause: Cause) => void
}

function Whys({ ticketId, causes, parentId, mayWork, onWhy }: WhysProps) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const remove = useAct('complaints', 'removeCause')
  const isLeaf = (id: string) => !causes.some((one) => one.parentId === id)
  return causes
    .filter((cause) => cause.parentId === parentId)
    .map((cause) => (
      <li key={cause.id} className={styles.cause}>
        <span className={styles.words}>
          {parentId === null ? <Tag tone="risk">{code(`cause.${cause.kind}`)}</Tag> : null} {cause.text}
        </span>
        {mayWork ? (
          <span className={styles.deeds}>
            <Button size="small" type="link" onClick={() => onWhy(cause)}>
              {t('why')}
            </Button>
            {isLeaf(cause.id) ? (
              <Button size="small" type="link" onClick={() => remove.run({ ticketId, causeId: cause.id })}>
                {t('remove')}
              </Button>
            ) : null}
          </span>
        ) : null}
        {isLeaf(cause.id) ? null : (
          <ul className={styles.lines}>
            <Whys ticketId={ticketId} causes={causes} parentId={cause.id} mayWork={mayWork} onWhy={onWhy} />
          </ul>
        )}
      </li>
    ))
}

interface DialogProps {
  readonly ticketId: string
  readonly parent: Cause | undefined
  readonly onClose: () => void
}

function CauseDialog({ ticketId, parent, onClose }: DialogProps) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const [kind, setKind] = useState<CauseKind>(parent?.kind ?? 'product')
  const add = useAct('complaints', 'addCause')
  return (
    <WordsDialog
      title={parent ? t('whyTitle') : t('causeTitle')}
      submit={t('save')}
      label={parent ? parent.text : t('causeText')}
      example={t('causeExample')}
      needed
      busy={add.busy}
      error={add.fields.text}
      onSubmit={(text) => add.run({ ticketId, kind, text, parentId: parent?.id ?? null }, { done: onClose })}
      onClose={onClose}
    >
      {parent ? null : (
        <Field label={t('causeKind')} wide>
          {() => (
            <Segmented
              aria-label={t('causeKind')}
              value={kind}
              options={CauseKind.options.map((value) => ({ value, label: code(`cause.${value}`) }))}
              onChange={setKind}
            />
          )}
        </Field>
      )}
    </WordsDialog>
  )
}
