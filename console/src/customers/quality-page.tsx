import { getRouteApi } from '@tanstack/react-router'
import type { Customer } from '@zhike/contract/customers'
import { type Defect, QualityPart } from '@zhike/contract/data-quality'
import { Segmented } from 'antd'
import { lazy, Suspense } from 'react'
import { ConfirmButton } from '../data-quality/confirm-button.tsx'
import styles from '../data-quality/data-quality.module.css'
import { qualityTexts } from '../data-quality/data-quality.texts.ts'
import { defectTexts } from '../data-quality/defects.texts.ts'
import { Score } from '../data-quality/score.tsx'
import { Trends } from '../data-quality/trends.tsx'
import { useAnswer, useList } from '../frame/calls.ts'
import { contactOf } from '../frame/contact.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { CustomerSections } from '../frame/customer-sections.tsx'
import { Card, Page } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import type { Column } from '../frame/table-props.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'

const CustomerView = lazy(() => import('./customer-view.tsx').then((found) => ({ default: found.CustomerView })))
const route = getRouteApi('/desk/customers/quality')

/** How good the records are, what is wanting in them, and customer by customer the way to mend it. */
export function QualityPage() {
  const t = useTexts(qualityTexts)
  const locale = useLocale()
  const { defect: chosen, owner, open } = route.useSearch()
  const navigate = route.useNavigate()
  const whose = owner === undefined ? {} : { owner }
  const overview = useAnswer('dataQuality', 'overview', whose).data
  const defect = chosen ?? mostPressing(overview?.defects ?? [])
  const count = overview && new Intl.NumberFormat(locale).format(overview.customers.value)
  return (
    <Page
      title={t('title')}
      fill
      sections={<CustomerSections />}
      aside={
        overview && overview.score !== null
          ? t('mean', {
              score: overview.score,
              customers: t(overview.customers.exact ? 'customers' : 'customersAbout', { count: count ?? '' }),
            })
          : null
      }
      toolbar={
        <Segmented
          aria-label={t('whose')}
          value={owner ?? 'all'}
          options={[
            { value: 'all', label: t('all') },
            { value: 'me', label: t('mine') },
          ]}
          onChange={(value) =>
            void navigate({
              search: ({ owner: _, open: __, ...rest }) => (value === 'me' ? { ...rest, owner: 'me' } : rest),
            })
          }
        />
      }
    >
      <div className={styles.page}>
        <div className={styles.side}>
          <Card title={t('defects')} flush>
            {overview ? (
              <Defects
                defects={overview.defects}
                chosen={defect}
                onChoose={(next) => void navigate({ search: ({ open: _, ...rest }) => ({ ...rest, defect: next }) })}
              />
            ) : (
              <Skeleton lines={10} />
            )}
          </Card>
          <Trends />
        </div>
        <div className={styles.list}>
          {defect ? (
            <Worklist
              defect={defect}
              whose={whose}
              open={open}
              onOpen={(id) => void navigate({ search: (now) => ({ ...now, open: id }), replace: open !== undefined })}
            />
          ) : overview ? (
            <Empty sentence={t('nobodyAtAll')} />
          ) : null}
        </div>
      </div>
      {open ? (
        <Panel
          title={t('name')}
          onClose={() => void navigate({ search: ({ open: _, ...rest }) => rest })}
          onPage={() => void navigate({ to: '/customers/$id', params: { id: open } })}
        >
          <Suspense fallback={<Skeleton lines={8} />}>
            <CustomerView
              id={open}
              key={open}
              onGone={() => void navigate({ search: ({ open: _, ...rest }) => rest })}
              onShow={({ type, id }) =>
                void (type === 'need'
                  ? navigate({ to: '/customers/needs/$id', params: { id } })
                  : navigate({ to: '/customers/$id', params: { id: open }, search: { [type]: id } }))
              }
            />
          </Suspense>
        </Panel>
      ) : null}
    </Page>
  )
}

type Counted = readonly { readonly defect: Defect; readonly part: QualityPart; readonly customers: number }[]

/** Where one begins: with whoever is due for review, else with what most have. */
const mostPressing = (defects: Counted): Defect | undefined => {
  const found = defects.filter(({ customers }) => customers > 0).toSorted((a, b) => b.customers - a.customers)
  return (found.find(({ defect }) => defect === 'unconfirmed') ?? found[0])?.defect
}

interface DefectsProps {
  readonly defects: Counted
  readonly chosen: Defect | undefined
  readonly onChoose: (defect: Defect) => void
}

function Defects({ defects, chosen, onChoose }: DefectsProps) {
  const t = useTexts(qualityTexts)
  const d = useTexts(defectTexts)
  const locale = useLocale()
  return QualityPart.options.map((part) => (
    <section key={part}>
      <h3 className={styles.part}>{t(`part_${part}`)}</h3>
      {defects
        .filter((one) => one.part === part && (one.customers > 0 || one.defect === chosen))
        .map(({ defect, customers }) => (
          <button
            key={defect}
            type="button"
            className={styles.defect}
            aria-pressed={defect === chosen}
            onClick={() => onChoose(defect)}
          >
            <span>{d(defect)}</span>
            <span className="figures">{new Intl.NumberFormat(locale).format(customers)}</span>
          </button>
        ))}
    </section>
  ))
}

interface WorklistProps {
  readonly defect: Defect
  readonly whose: { readonly owner?: 'me' }
  readonly open: string | undefined
  readonly onOpen: (id: string) => void
}

/** Those who have a defect, whoever is worth most first. */
function Worklist({ defect, whose, open, onOpen }: WorklistProps) {
  const t = useTexts(qualityTexts)
  const d = useTexts(defectTexts)
  const filter = JSON.stringify({ field: 'defects', op: 'has_any', value: [defect] })
  const list = useList('customers', 'list', { ...whose, filter, sort: '-totalFen' })
  const columns: readonly Column<Customer>[] = [
    { key: 'name', title: t('name'), card: 'title', cell: (customer) => <CustomerChip customer={customer} plain /> },
    { key: 'contact', title: t('contact'), width: 160, card: 'second', cell: (customer) => contactOf(customer) },
    { key: 'owner', title: t('owner'), width: 104, cell: ({ owner }) => owner?.name ?? t('noOwner') },
    {
      key: 'quality',
      title: t('score'),
      width: 80,
      align: 'right',
      card: 'side',
      cell: ({ quality }) => <Score score={quality} />,
    },
    {
      key: 'confirmedAt',
      title: t('confirmedAt'),
      width: 144,
      align: 'right',
      cell: ({ confirmedAt }) => <Time at={confirmedAt} />,
    },
    {
      key: 'confirm',
      title: '',
      width: 112,
      align: 'right',
      cell: (customer) => <ConfirmButton customer={customer} />,
    },
  ]
  return (
    <Table
      label={d(defect)}
      list={list}
      idOf={({ id }) => id}
      nameOf={({ name }) => name}
      columns={columns}
      openId={open}
      onOpen={({ id }) => onOpen(id)}
      empty={<Empty sentence={t('nobody')} />}
    />
  )
}
