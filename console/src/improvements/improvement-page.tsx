import { getRouteApi, Link } from '@tanstack/react-router'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import type { Improvement } from '@zhike/contract/improvements'
import { improvementCodes } from '@zhike/contract/improvements/codes'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { useMay } from '../frame/me.ts'
import { Card, useTitle } from '../frame/page.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { DayField } from '../frame/time-fields.tsx'
import { WordsDialog } from '../frame/words-dialog.tsx'
import { ComplaintsCard } from './complaints-card.tsx'
import { daysAgo } from './days.ts'
import { EditDialog } from './edit-dialog.tsx'
import { EffectCard } from './effect-card.tsx'
import styles from './improvements.module.css'
import { improvementTexts } from './improvements.texts.ts'
import { MeasuresCard } from './measures-card.tsx'
import { OutreachCard } from './outreach-card.tsx'
import { StateTag } from './state-tag.tsx'
import { TellingCard } from './telling-card.tsx'

const route = getRouteApi('/desk/tickets/improvements/$id')

/** One improvement from its cause to what customers were told. */
export function ImprovementPage() {
  const t = useTexts(improvementTexts)
  const { id } = route.useParams()
  const improvement = useAnswer('improvements', 'get', { id })
  useTitle(improvement.data?.title ?? t('improvement'))
  return (
    <section className={styles.page}>
      <Link to="/tickets/improvements" className={styles.back}>
        {t('back')}
      </Link>
      <Loaded answer={improvement} lines={12}>
        {(shown) => <Shown improvement={shown} />}
      </Loaded>
    </section>
  )
}

function Shown({ improvement }: { readonly improvement: Improvement }) {
  const t = useTexts(improvementTexts)
  const code = useTexts(complaintCodes)
  const may = useMay()
  const { number, title, state, isLate, owner, dueOn, cause, causeKind, editable } = improvement
  const mayWork = may('improvements.work')
  return (
    <article className={styles.view} aria-label={title}>
      <header className={styles.head}>
        <div className={styles.tags}>
          <span className="figures">{number}</span>
          <StateTag state={state} isLate={isLate} />
          <span>
            {t('owner')} {owner.name}
          </span>
          {dueOn ? (
            <span className="figures">
              {t('due')} {dueOn}
            </span>
          ) : null}
        </div>
        <h1 className={styles.title}>{title}</h1>
        {cause || causeKind ? (
          <p className={styles.words}>
            {t('cause')}
            {causeKind ? ` · ${code(`cause.${causeKind}`)}` : ''}
            {cause ? `：${cause}` : ''}
          </p>
        ) : null}
        {editable ? <Deeds improvement={improvement} /> : null}
      </header>
      <MeasuresCard improvement={improvement} />
      <ComplaintsCard improvement={improvement} mayWork={mayWork} />
      <TellingCard improvement={improvement} mayWork={mayWork} />
      <EffectCard improvement={improvement} />
      <OutreachCard improvement={improvement} mayWork={mayWork} />
      <History improvement={improvement} />
    </article>
  )
}

/** What can be done with it as a whole now. */
function Deeds({ improvement }: { readonly improvement: Improvement }) {
  const { id, state, measures } = improvement
  const t = useTexts(improvementTexts)
  const [completing, setCompleting] = useState(false)
  const [editing, setEditing] = useState(false)
  const start = useAct('improvements', 'start')
  const isReady = measures.length > 0 && openOf(measures).length === 0
  return (
    <div className={styles.deeds}>
      {state === 'planned' ? (
        <Button type="primary" loading={start.busy} disabled={measures.length === 0} onClick={() => start.run({ id })}>
          {t('start')}
        </Button>
      ) : null}
      {state === 'under_way' ? (
        <Button type={isReady ? 'primary' : 'default'} onClick={() => setCompleting(true)}>
          {t('complete')}
        </Button>
      ) : null}
      <Button onClick={() => setEditing(true)}>{t('change')}</Button>
      {state === 'planned' && measures.length === 0 ? <span className={styles.quiet}>{t('startNeeds')}</span> : null}
      {editing ? <EditDialog improvement={improvement} onClose={() => setEditing(false)} /> : null}
      {completing ? <CompleteDialog improvement={improvement} onClose={() => setCompleting(false)} /> : null}
    </div>
  )
}

const openOf = (measures: Improvement['measures']) => measures.filter(({ doneAt }) => doneAt === null)

interface DialogProps {
  readonly improvement: Improvement
  readonly onClose: () => void
}

/** Asks since when it counts; before that, says which measures are still open. */
function CompleteDialog({ improvement: { id, measures }, onClose }: DialogProps) {
  const t = useTexts(improvementTexts)
  const open = openOf(measures)
  const [changedOn, setChangedOn] = useState(daysAgo(0))
  const complete = useAct('improvements', 'complete')
  if (measures.length === 0 || open.length > 0)
    return (
      <Modal
        open
        title={t('completeNot')}
        footer={<Button onClick={onClose}>{t('understood')}</Button>}
        onCancel={onClose}
        width={480}
      >
        <p>{t(open.length > 0 ? 'completeOpen' : 'completeNone', { count: open.length })}</p>
        <ul className={styles.open}>
          {open.map(({ id: measureId, text, owner, dueOn, isLate }) => (
            <li key={measureId}>
              {text}
              <span className={styles.quiet}>
                {owner.name} <span className="figures">{dueOn}</span>{' '}
                {isLate ? <Tag tone="broken">{t('lateMark')}</Tag> : null}
              </span>
            </li>
          ))}
        </ul>
      </Modal>
    )
  return (
    <WordsDialog
      title={t('complete')}
      submit={t('complete')}
      label={t('completeNote')}
      example={t('completeExample')}
      busy={complete.busy}
      ready={changedOn !== ''}
      onSubmit={(note) => complete.run({ id, changedOn, note }, { done: onClose })}
      onClose={onClose}
    >
      <Field label={t('changedOn')} error={complete.fields.changedOn}>
        {(field) => <DayField id={field} value={changedOn} onChange={setChangedOn} />}
      </Field>
    </WordsDialog>
  )
}

function History({ improvement: { steps } }: { readonly improvement: Improvement }) {
  const t = useTexts(improvementTexts)
  const code = useTexts(improvementCodes)
  return (
    <Card title={t('history')}>
      <ol className={styles.lines}>
        {steps.map(({ id, kind, note, effect, by, at }) => (
          <li key={id} className={styles.line}>
            <span>
              {code(`step.${kind}`)}
              {effect ? `（${code(`finding.${effect.finding}`)}）` : ''} {note}
            </span>
            <span className={styles.quiet}>
              {by.name} <Time at={at} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
