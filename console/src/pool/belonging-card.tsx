import type { ContactNote, Customer, Ownership } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { useMay, useMe } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { Tag } from '../frame/tag.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { ClaimButton } from './claim-button.tsx'
import { DaysLeft } from './days-left.tsx'
import styles from './pool.module.css'
import { poolTexts } from './pool.texts.ts'
import { dayIn, useStandingWords } from './standing-words.ts'

const ReleaseDialog = lazy(() => import('./release-dialog.tsx').then((found) => ({ default: found.ReleaseDialog })))
const ContactDialog = lazy(() => import('./contact-dialog.tsx').then((found) => ({ default: found.ContactDialog })))

/** How long a customer stays with its owner and why, what was said to it, and who looked after it before. */
export function BelongingCard({ customer }: { readonly customer: Customer }) {
  const t = useTexts(poolTexts)
  const may = useMay()
  const me = useMe()
  const [dialog, setDialog] = useState<'release' | 'contact' | null>(null)
  const { owner } = customer
  const mayRelease = owner !== null && may('pool.claim') && (owner.id === me.id || may('pool.assign'))
  const close = () => setDialog(null)
  return (
    <Card title={t('belonging')}>
      {owner ? <Standing customer={customer} /> : <InPool customer={customer} />}
      <div className={styles.buttons}>
        {may('customers.update') ? (
          <Button size="small" onClick={() => setDialog('contact')}>
            {t('recordContact')}
          </Button>
        ) : null}
        {mayRelease ? (
          <Button size="small" type="text" onClick={() => setDialog('release')}>
            {t('release')}
          </Button>
        ) : null}
      </div>
      <Notes id={customer.id} />
      <History id={customer.id} />
      <Suspense>
        {dialog === 'contact' ? <ContactDialog customer={customer} onClose={close} /> : null}
        {dialog === 'release' ? <ReleaseDialog customer={customer} onClose={close} /> : null}
      </Suspense>
    </Card>
  )
}

function Standing({ customer: { id } }: { readonly customer: Customer }) {
  const words = useStandingWords()
  const standings = useAnswer('pool', 'standings', { customer: [id] })
  const standing = standings.data?.items[0]
  if (!standing) return null
  return (
    <div className={styles.state}>
      <DaysLeft standing={standing} />
      <span className={styles.quiet}>{words.why(standing)}</span>
    </div>
  )
}

/** Of a customer in the pool: what one may not do yet, and the way to take it. */
function InPool({ customer }: { readonly customer: Customer }) {
  const t = useTexts(poolTexts)
  const may = useMay()
  const found = useAnswer('pool', 'list', may('pool.claim') ? { search: customer.number, limit: 1 } : undefined)
  const entry = found.data?.items.find((item) => item.customer.id === customer.id)
  if (!entry) return <Standing customer={customer} />
  return (
    <div className={styles.state}>
      <span className={styles.quiet}>{t('inPool')}</span>
      <ClaimButton customer={entry.customer} coolsUntil={entry.coolsUntil} />
    </div>
  )
}

const shownFirst = 3

function Notes({ id }: { readonly id: string }) {
  const t = useTexts(poolTexts)
  const notes = useAnswer('customers', 'listContactNotes', { id, limit: 20 })
  return (
    <Lines title={t('notes')} items={notes.data?.items ?? []} show={(note) => <Note key={note.id} note={note} />} />
  )
}

function Note({ note }: { readonly note: ContactNote }) {
  const code = useTexts(codeTexts)
  return (
    <li className={styles.line}>
      <span className={styles.head}>
        <Tag>{code(`way.${note.way}`)}</Tag>
        <span className={styles.quiet}>{note.by.name}</span>
        <Time at={note.at} />
      </span>
      {note.note}
    </li>
  )
}

function History({ id }: { readonly id: string }) {
  const t = useTexts(poolTexts)
  const history = useAnswer('customers', 'listOwnerships', { id })
  return (
    <Lines title={t('history')} items={history.data?.items ?? []} show={(one) => <Owned key={one.id} one={one} />} />
  )
}

function Owned({ one: { owner, from, how, ended } }: { readonly one: Ownership }) {
  const t = useTexts(poolTexts)
  const code = useTexts(codeTexts)
  const locale = useLocale()
  const day = (at: string) => dayIn(at, locale)
  const began = t(`how_${how}` as 'how_created')
  const why = ended && [
    t(`end_${ended.how}` as 'end_assigned'),
    ...(ended.rule ? [t('byRule', { rule: ended.rule })] : []),
    ...(ended.reason ? [code(`release.${ended.reason}`)] : []),
    ...(ended.note ? [ended.note] : []),
  ]
  return (
    <li className={styles.line}>
      <span className={styles.head}>
        {owner.name}
        <span className={styles.quiet}>
          {ended ? t('until', { from: day(from), to: day(ended.at) }) : t('since', { from: day(from) })}
        </span>
      </span>
      <span className={styles.quiet}>{[began, ...(why ?? [])].join(' · ')}</span>
    </li>
  )
}

interface LinesProps<T> {
  readonly title: string
  readonly items: readonly T[]
  readonly show: (item: T) => React.ReactNode
}

/** The latest few, and the others when asked for. */
function Lines<T>({ title, items, show }: LinesProps<T>) {
  const t = useTexts(poolTexts)
  const [all, setAll] = useState(false)
  if (items.length === 0) return null
  return (
    <>
      <h3 className={styles.sub}>{title}</h3>
      <ul>{(all ? items : items.slice(0, shownFirst)).map(show)}</ul>
      {items.length > shownFirst && !all ? (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('more')}
        </Button>
      ) : null}
    </>
  )
}
