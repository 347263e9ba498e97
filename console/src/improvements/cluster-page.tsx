import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { Cluster } from '@zhike/contract/improvements'
import { Button } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { FilterChip } from '../frame/filter-chip.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { useMay } from '../frame/me.ts'
import { Card, Page } from '../frame/page.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { Empty } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { TicketSections } from '../frame/ticket-sections.tsx'
import { Time } from '../frame/time.tsx'
import { daysAgo } from './days.ts'
import styles from './improvements.module.css'
import { improvementTexts } from './improvements.texts.ts'
import { type Beginning, NewImprovementDialog } from './new-improvement-dialog.tsx'
import { SamenessTags } from './sameness.tsx'

const route = getRouteApi('/desk/tickets/improvements/clusters')
const shownAtOnce = 5

/** Complaints that belong together, and why. */
export function ClusterPage() {
  const t = useTexts(improvementTexts)
  const { days = '90', atLeast = '3' } = route.useSearch()
  const navigate = useNavigate()
  const [begun, setBegun] = useState<Beginning>()
  const clusters = useAnswer('improvements', 'clusters', { from: daysAgo(Number(days)), to: daysAgo(0), atLeast })
  const change = (part: { readonly days?: typeof days; readonly atLeast?: typeof atLeast }) =>
    void navigate({
      to: '/tickets/improvements/clusters',
      search: onlyGiven({ days, atLeast, ...part }),
      replace: true,
    })
  return (
    <Page
      title={t('clusters')}
      sections={<TicketSections />}
      toolbar={
        <>
          <FilterChip
            name={t('days', { count: Number(days) })}
            takes="one"
            options={(['30', '90', '180', '365'] as const).map((value) => ({
              value,
              label: t('days', { count: Number(value) }),
            }))}
            chosen={[]}
            onChoose={([value]) => change(value ? { days: value } : {})}
          />
          <FilterChip
            name={t('atLeast', { count: Number(atLeast) })}
            takes="one"
            options={(['2', '3', '5', '10'] as const).map((value) => ({
              value,
              label: t('atLeast', { count: Number(value) }),
            }))}
            chosen={[]}
            onChoose={([value]) => change(value ? { atLeast: value } : {})}
          />
        </>
      }
    >
      <Loaded answer={clusters} lines={10}>
        {({ items, compared, isCapped }) => (
          <div className={styles.view}>
            <p className={styles.quiet}>
              {t('clustersLead')} {t(isCapped ? 'capped' : 'compared', { count: compared })}
            </p>
            {items.length === 0 ? <Empty sentence={t('clusterNone')} /> : null}
            {items.map((cluster) => (
              <ClusterCard key={JSON.stringify(cluster.why)} cluster={cluster} onBegin={setBegun} />
            ))}
          </div>
        )}
      </Loaded>
      {begun ? (
        <NewImprovementDialog
          from={begun}
          onClose={() => setBegun(undefined)}
          onCreated={(id) => void navigate({ to: '/tickets/improvements/$id', params: { id } })}
        />
      ) : null}
    </Page>
  )
}

interface ClusterProps {
  readonly cluster: Cluster
  readonly onBegin: (beginning: Beginning) => void
}

function ClusterCard({ cluster: { why, count, complaints, improvements }, onBegin }: ClusterProps) {
  const t = useTexts(improvementTexts)
  const may = useMay()
  const { categoryName: _, productName: __, ...same } = why
  const begin = () => onBegin({ same, causeKind: why.causeKind, ticketIds: complaints.map(({ ticketId }) => ticketId) })
  return (
    <Card
      title={t('complaintsCount', { count })}
      aside={
        may('improvements.work') ? (
          <Button size="small" onClick={begin}>
            {t('new')}
          </Button>
        ) : null
      }
    >
      <p className={styles.why}>
        <span className={styles.quiet}>{t('whyTogether')}</span> <SamenessTags same={why} />
      </p>
      <ul className={styles.lines}>
        {complaints.slice(0, shownAtOnce).map(({ ticketId, title, customer, createdAt }) => (
          <li key={ticketId} className={styles.line}>
            <Link to="/tickets/$id" params={{ id: ticketId }}>
              {title}
            </Link>
            <span className={styles.quiet}>
              {customer.name} <Time at={createdAt} />
            </span>
          </li>
        ))}
      </ul>
      {count > shownAtOnce ? <p className={styles.quiet}>{t('more', { count: count - shownAtOnce })}</p> : null}
      {improvements.map(({ id, number, complaints: theirs }) => (
        <p key={id} className={styles.quiet}>
          <Link to="/tickets/improvements/$id" params={{ id }}>
            {t('already', { number, count: theirs })}
          </Link>
        </p>
      ))}
    </Card>
  )
}
