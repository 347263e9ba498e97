import { getRouteApi, Link } from '@tanstack/react-router'
import type { KeepableFact } from '@zhike/contract/customers'
import { DuplicateBand, type DuplicatePair } from '@zhike/contract/duplicates'
import { Button, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { useList } from '../frame/calls.ts'
import { Page } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Empty, Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { Comparison } from './comparison.tsx'
import styles from './duplicates.module.css'
import { duplicateTexts } from './duplicates.texts.ts'
import { factRows, keepOf, type Picks, type Side } from './facts-of.ts'
import { PairList } from './pair-list.tsx'
import { ScanState } from './scan-state.tsx'
import { keyOfPair, useSettling } from './settling.ts'

const route = getRouteApi('/desk/customers/duplicates')

/** Who may be in the archive twice: pairs at the left, two records beside each other at the right. */
export function DuplicatesPage() {
  const t = useTexts(duplicateTexts)
  const { band = 'automatic' } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useList('duplicates', 'list', { band, limit: 50 })
  const settling = useSettling()
  const pairs = (list.items ?? []).filter((pair) => !settling.gone.has(keyOfPair(pair)))
  return (
    <Page
      title={t('title')}
      fill
      actions={
        <>
          {band === 'automatic' && pairs.length > 1 ? (
            <Button onClick={() => void settling.mergeMany(pairs)}>{t('mergePage', { count: pairs.length })}</Button>
          ) : null}
          <ScanState />
        </>
      }
      toolbar={
        <>
          <Segmented
            aria-label={t('band')}
            value={band}
            options={DuplicateBand.options.map((value) => ({ value, label: t(value) }))}
            onChange={(chosen) => void navigate({ search: { band: chosen } })}
          />
          <Link to="/customers">{t('back')}</Link>
        </>
      }
    >
      {list.failure && !list.items ? (
        <Failure error={list.failure} again={list.again} />
      ) : list.items === undefined ? (
        <div className={styles.waiting}>
          <Skeleton lines={10} />
        </div>
      ) : pairs.length === 0 ? (
        <Empty sentence={t('none')} />
      ) : (
        <Pairs pairs={pairs} settling={settling} more={list.more} />
      )}
    </Page>
  )
}

interface PairsProps {
  readonly pairs: readonly DuplicatePair[]
  readonly settling: ReturnType<typeof useSettling>
  readonly more: (() => void) | undefined
}

function Pairs({ pairs, settling, more }: PairsProps) {
  const [at, setAt] = useState(0)
  const [isOpen, open] = useState(false)
  const shown = Math.min(at, pairs.length - 1)
  const pair = pairs[shown]
  const move = (by: number) => setAt(Math.max(0, Math.min(pairs.length - 1, shown + by)))
  return (
    <div className={styles.frame} data-open={isOpen || undefined}>
      <PairList
        pairs={pairs}
        at={shown}
        more={more}
        onChoose={(chosen) => {
          setAt(chosen)
          open(true)
        }}
      />
      {pair ? (
        <OnePair key={keyOfPair(pair)} pair={pair} settling={settling} onMove={move} onClose={() => open(false)} />
      ) : null}
    </div>
  )
}

interface OnePairProps {
  readonly pair: DuplicatePair
  readonly settling: ReturnType<typeof useSettling>
  readonly onMove: (by: number) => void
  readonly onClose: () => void
}

/** The one with more orders stays, else the older one. */
const likelierToStay = ({ left, right }: DuplicatePair): Side =>
  left.metrics.orders === right.metrics.orders
    ? left.createdAt <= right.createdAt
      ? 'left'
      : 'right'
    : left.metrics.orders > right.metrics.orders
      ? 'left'
      : 'right'

function OnePair({ pair, settling, onMove, onClose }: OnePairProps) {
  const t = useTexts(duplicateTexts)
  const [stays, setStays] = useState<Side>(() => likelierToStay(pair))
  const [picks, setPicks] = useState<Picks>({})
  const swap = () => setStays(stays === 'left' ? 'right' : 'left')
  const pick = (fact: KeepableFact, side: Side) => setPicks({ ...picks, [fact]: side })
  const merge = () => {
    const goes = stays === 'left' ? 'right' : 'left'
    const keep = keepOf(factRows(pair), stays, picks)
    void settling.mergePair(pair, { id: pair[stays].id, otherId: pair[goes].id, keep })
    onClose()
  }
  const dismiss = () => {
    void settling.dismiss(pair)
    onClose()
  }
  useKeys({ m: merge, n: dismiss, s: swap, arrowdown: () => onMove(1), arrowup: () => onMove(-1) })
  return (
    <section className={styles.pair} aria-label={t('pair', { left: pair.left.name, right: pair.right.name })}>
      <button type="button" className={styles.close} onClick={onClose}>
        {t('close')}
      </button>
      <Comparison pair={pair} stays={stays} picks={picks} onStay={setStays} onPick={pick} />
      <footer className={styles.deeds}>
        <span className={styles.keys}>{t('keys')}</span>
        <Button onClick={dismiss} title={t('dismissKey')}>
          {t('dismiss')}
        </Button>
        <Button type="primary" onClick={merge} title={t('mergeKey')}>
          {t('merge')}
        </Button>
      </footer>
    </section>
  )
}

/** Keys of the page; a field or a choice that has the focus keeps its own. */
function useKeys(keys: Readonly<Record<string, () => void>>) {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { target } = event
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
      if (isField && (target.type !== 'radio' || event.key.startsWith('Arrow'))) return
      const act = keys[event.key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  })
}
