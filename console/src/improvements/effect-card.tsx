import type { Effect, Improvement, Recurrence } from '@zhike/contract/improvements'
import { improvementCodes } from '@zhike/contract/improvements/codes'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Card } from '../frame/page.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { DayField } from '../frame/time-fields.tsx'
import { WordsDialog } from '../frame/words-dialog.tsx'
import { daysAfter, daysAgo } from './days.ts'
import styles from './improvements.module.css'
import { improvementTexts } from './improvements.texts.ts'
import type { PartProps } from './measures-card.tsx'

const usualDays = 90

/** Ninety days up to the change, and all days from it on. */
const spansOf = ({ changedOn }: Improvement) => {
  const today = daysAgo(0)
  const since = changedOn ?? today
  return {
    beforeFrom: daysAfter(since, -usualDays),
    beforeTo: daysAfter(since, -1),
    afterFrom: since,
    afterTo: [since, today].toSorted().at(-1) ?? today,
  }
}
type Spans = ReturnType<typeof spansOf>

/** Whether the same complaint came less often after the change. */
export function EffectCard({ improvement }: Pick<PartProps, 'improvement'>) {
  const t = useTexts(improvementTexts)
  const { id, state, editable } = improvement
  const [spans, setSpans] = useState<Spans>(() => spansOf(improvement))
  const [asked, setAsked] = useState<Spans>()
  const effect = useAnswer('improvements', 'previewEffect', asked ? { id, ...asked } : undefined)
  return (
    <Card title={t('effect')}>
      <div className={styles.block}>
        <p className={styles.quiet}>{t('effectLead')}</p>
        <div className={styles.spans}>
          <SpanFields name={t('before')} keys={['beforeFrom', 'beforeTo']} spans={spans} onChange={setSpans} />
          <SpanFields name={t('after')} keys={['afterFrom', 'afterTo']} spans={spans} onChange={setSpans} />
        </div>
        <div className={styles.deeds}>
          <Button onClick={() => setAsked(spans)}>{t('preview')}</Button>
        </div>
        {asked ? (
          <Loaded answer={effect} lines={3}>
            {(found) => (
              <>
                <Found effect={found} />
                {state === 'done' && editable ? <Verdict id={id} spans={asked} /> : null}
              </>
            )}
          </Loaded>
        ) : null}
      </div>
    </Card>
  )
}

interface SpanProps {
  readonly name: string
  readonly keys: readonly [keyof Spans, keyof Spans]
  readonly spans: Spans
  readonly onChange: (spans: Spans) => void
}

function SpanFields({ name, keys: [from, to], spans, onChange }: SpanProps) {
  const t = useTexts(improvementTexts)
  const field = (key: keyof Spans, label: string) => (
    <DayField
      label={label}
      width={136}
      value={spans[key]}
      onChange={(day) => day && onChange({ ...spans, [key]: day })}
    />
  )
  return (
    <div className={styles.span}>
      <span className={styles.quiet}>{name}</span>
      <span className={styles.days}>
        {field(from, `${name} 1`)} {t('to')} {field(to, `${name} 2`)}
      </span>
    </div>
  )
}

const toneOf = { fewer: 'good', more: 'broken', unclear: 'risk', too_few: 'risk', no_orders: 'risk' } as const
const shortly = (value: number) => value.toLocaleString('zh-CN', { maximumFractionDigits: 2 })

function Found({ effect: { before, after, ratio, ratioInterval, finding } }: { readonly effect: Effect }) {
  const t = useTexts(improvementTexts)
  const code = useTexts(improvementCodes)
  const [low, high] = ratioInterval ?? [0, null]
  return (
    <>
      <div className={styles.spans}>
        <Rate name={t('before')} span={before} />
        <Rate name={t('after')} span={after} />
      </div>
      <div className={styles.finding} role="status">
        <span>
          <Tag tone={toneOf[finding]}>{code(`finding.${finding}`)}</Tag>
        </span>
        {ratioInterval ? (
          <span className={styles.quiet}>
            {ratio === null ? '' : `${t('ratio')} ${shortly(ratio)} · `}
            {t('interval', { low: shortly(low), high: high === null ? t('unbounded') : shortly(high) })}
          </span>
        ) : null}
      </div>
    </>
  )
}

function Rate({
  name,
  span: { complaints, orders, rate, interval },
}: {
  readonly name: string
  readonly span: Recurrence
}) {
  const t = useTexts(improvementTexts)
  return (
    <div className={styles.span}>
      <span className={styles.quiet}>{[name, t('rate')].join(' · ')}</span>
      <span className={`${styles.figure} figures`}>{rate === null ? '–' : shortly(rate)}</span>
      <span className={styles.quiet}>
        {t('counted', { complaints, orders })}
        {interval ? ` · ${t('interval', { low: shortly(interval[0]), high: shortly(interval[1]) })}` : ''}
      </span>
    </div>
  )
}

function Verdict({ id, spans }: { readonly id: string; readonly spans: Spans }) {
  const t = useTexts(improvementTexts)
  const [verdict, setVerdict] = useState<'effective' | 'not_effective' | null>(null)
  const check = useAct('improvements', 'checkEffect')
  return (
    <div className={styles.deeds}>
      <Button type="primary" onClick={() => setVerdict('effective')}>
        {t('effective')}
      </Button>
      <Button onClick={() => setVerdict('not_effective')}>{t('notEffective')}</Button>
      {verdict === null ? null : (
        <WordsDialog
          title={verdict === 'effective' ? t('effective') : t('notEffective')}
          submit={t('save')}
          label={t('verdictNote')}
          example={t('verdictExample')}
          busy={check.busy}
          error={check.fields.note}
          onSubmit={(note) => check.run({ id, ...spans, verdict, note }, { done: () => setVerdict(null) })}
          onClose={() => setVerdict(null)}
        />
      )}
    </div>
  )
}
