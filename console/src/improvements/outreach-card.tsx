import type { Improvement, OutreachLine } from '@zhike/contract/improvements'
import { improvementCodes } from '@zhike/contract/improvements/codes'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { ExportButton } from '../exports/export-button.tsx'
import { useAct, useList } from '../frame/calls.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { Card } from '../frame/page.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import { AffectedForm } from './affected-form.tsx'
import styles from './improvements.module.css'
import { improvementTexts } from './improvements.texts.ts'
import type { PartProps } from './measures-card.tsx'

const tones = { open: 'risk', contacted: 'good', not_needed: 'calm' } as const

/** What somebody needs who calls them. */
const shown = [
  'customer_name',
  'phone',
  'owner',
  'order_no',
  'ordered_at',
  'product',
  'batch',
  'state',
  'note',
] as const

/** Who else has it, for people to get in touch with. */
export function OutreachCard({ improvement, mayWork }: PartProps) {
  const t = useTexts(improvementTexts)
  const code = useTexts(improvementCodes)
  const { open, contacted, notNeeded } = improvement.outreach
  const counts = [
    [code('outreach.open'), open],
    [code('outreach.contacted'), contacted],
    [code('outreach.not_needed'), notNeeded],
  ] as const
  return (
    <Card
      title={t('outreach')}
      aside={<span className="figures">{counts.map(([name, count]) => `${name} ${count}`).join(' · ')}</span>}
    >
      <div className={styles.block}>
        <p className={styles.quiet}>{t('outreachLead')}</p>
        {mayWork ? <AffectedForm improvement={improvement} /> : null}
        {open + contacted + notNeeded > 0 ? (
          <div className={styles.deeds}>
            <ExportButton kind="outreach" list={{ improvement: improvement.id }} shown={shown} />
          </div>
        ) : null}
        <Lines improvement={improvement} mayWork={mayWork} />
      </div>
    </Card>
  )
}

type State = OutreachLine['state']
interface Marking {
  readonly customerIds: readonly string[]
  readonly state: State
}

function Lines({ improvement: { id }, mayWork }: { readonly improvement: Improvement; readonly mayWork: boolean }) {
  const t = useTexts(improvementTexts)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [marking, setMarking] = useState<Marking>()
  const mark = useAct('improvements', 'markManyOutreach')
  const list = useList('improvements', 'listOutreach', { id, limit: 50 })
  const items = list.items ?? []
  const open = items.flatMap(({ customer, state }) => (state === 'open' ? [customer.id] : []))
  const picked = open.filter((one) => chosen.includes(one))
  const markOf = (customerIds: readonly string[], state: State) =>
    state === 'open' ? mark.run({ id, customerIds: [...customerIds], state }) : setMarking({ customerIds, state })
  const turn = (customerId: string) =>
    setChosen(picked.includes(customerId) ? picked.filter((one) => one !== customerId) : [...picked, customerId])
  const save = ({ customerIds, state }: Marking, note: string) => {
    const done = () => {
      setMarking(undefined)
      setChosen([])
    }
    mark.run({ id, customerIds: [...customerIds], state, note }, { done })
  }
  if (list.items?.length === 0) return <p className={styles.quiet}>{t('outreachNone')}</p>
  return (
    <>
      {mayWork && open.length > 1 ? (
        <div className={styles.deeds}>
          <Checkbox
            checked={picked.length === open.length}
            indeterminate={picked.length > 0 && picked.length < open.length}
            onChange={() => setChosen(picked.length === open.length ? [] : open.slice(0, 200))}
          >
            {picked.length > 0 ? t('picked', { count: picked.length }) : t('pickAll')}
          </Checkbox>
          {picked.length > 0
            ? (['contacted', 'not_needed'] as const).map((state) => (
                <Button key={state} size="small" onClick={() => markOf(picked, state)}>
                  {t(state === 'contacted' ? 'contacted' : 'notNeeded')}
                </Button>
              ))
            : null}
        </div>
      ) : null}
      <ul className={styles.lines}>
        {items.map((line) => (
          <Line
            key={line.customer.id}
            line={line}
            chosen={picked.includes(line.customer.id)}
            onTurn={mayWork && open.length > 1 ? () => turn(line.customer.id) : undefined}
            onMark={mayWork ? (state) => markOf([line.customer.id], state) : undefined}
          />
        ))}
      </ul>
      {list.more ? <Button onClick={list.more}>{t('moreLines')}</Button> : null}
      {marking ? (
        <WordsDialog
          title={t(marking.state === 'contacted' ? 'contacted' : 'notNeeded')}
          submit={t('save')}
          label={t('markNote')}
          example={t('markExample')}
          busy={mark.busy}
          onSubmit={(note) => save(marking, note)}
          onClose={() => setMarking(undefined)}
        />
      ) : null}
    </>
  )
}

interface LineProps {
  readonly line: OutreachLine
  readonly chosen: boolean
  readonly onTurn: (() => void) | undefined
  readonly onMark: ((state: State) => void) | undefined
}

function Line({ line: { customer, orderNo, batch, state, note, markedBy }, chosen, onTurn, onMark }: LineProps) {
  const t = useTexts(improvementTexts)
  const code = useTexts(improvementCodes)
  return (
    <li className={styles.line}>
      <span>
        {onTurn && state === 'open' ? (
          <Checkbox checked={chosen} aria-label={t('pick', { name: customer.name })} onChange={onTurn} />
        ) : null}{' '}
        <CustomerChip customer={customer} plain />{' '}
        <span className={styles.quiet}>
          {[t('order', { number: orderNo }), batch, note].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className={styles.quiet}>
        <Tag tone={tones[state]}>{code(`outreach.${state}`)}</Tag> {markedBy?.name}
        {onMark && state === 'open' ? (
          <>
            <Button size="small" type="link" onClick={() => onMark('contacted')}>
              {t('contacted')}
            </Button>
            <Button size="small" type="link" onClick={() => onMark('not_needed')}>
              {t('notNeeded')}
            </Button>
          </>
        ) : null}
        {onMark && state !== 'open' ? (
          <Button size="small" type="link" onClick={() => onMark('open')}>
            {t('reopen')}
          </Button>
        ) : null}
      </span>
    </li>
  )
}
