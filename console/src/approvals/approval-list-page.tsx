import { PlusOutlined } from '@ant-design/icons'
import { getRouteApi } from '@tanstack/react-router'
import type { ApprovalBox } from '@zhike/contract/approvals'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useList } from '../frame/calls.ts'
import { HomeSections } from '../frame/home-sections.tsx'
import { Page } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { useTexts } from '../frame/texts.ts'
import { useApprovalColumns } from './approval-columns.tsx'
import { type ApprovalFilters, filtersOf } from './approval-search.ts'
import { ApprovalToolbar } from './approval-toolbar.tsx'
import { ApprovalView } from './approval-view.tsx'
import { approvalTexts } from './approvals.texts.ts'
import { BulkDecision } from './bulk-decision.tsx'
import { DeputyButton } from './deputy.tsx'

const NewApprovalDialog = lazy(() =>
  import('./new-approval-dialog.tsx').then((found) => ({ default: found.NewApprovalDialog })),
)
const route = getRouteApi('/desk/approvals')

/** What waits for me, what I asked for, what I got a copy of. */
export function ApprovalListPage() {
  const t = useTexts(approvalTexts)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filters = filtersOf(search)
  const { open } = search
  const box: ApprovalBox = filters.box ?? 'mine'
  const list = useList('approvals', 'list', { ...filters, box })
  const columns = useApprovalColumns()
  const [selected, select] = useState<ReadonlySet<string>>(new Set())
  const toPage = (id: string) => void navigate({ to: '/approvals/$id', params: { id } })
  const narrow = (next: ApprovalFilters) => {
    select(new Set())
    void navigate({ search: next, replace: true })
  }
  const closeNew = (id?: string) =>
    void navigate({ search: ({ new: _, ...rest }) => (id ? { box: 'started', open: id } : rest), replace: true })
  const isNarrowed = Object.keys(filters).some((name) => name !== 'box')
  return (
    <Page
      title={t('title')}
      fill
      sections={<HomeSections />}
      actions={
        <>
          <DeputyButton />
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => void navigate({ search: (now) => ({ ...now, new: 'yes' }) })}
          >
            {t('new')}
          </Button>
        </>
      }
      toolbar={<ApprovalToolbar box={box} filters={filters} onChange={narrow} />}
    >
      <Table
        label={t(`box_${box}`)}
        list={list}
        idOf={({ id }) => id}
        nameOf={({ title }) => title}
        columns={columns}
        openId={open}
        onOpen={({ id }) => void navigate({ search: (now) => ({ ...now, open: id }), replace: open !== undefined })}
        onPage={({ id }) => toPage(id)}
        {...(box === 'mine' ? { selected, onSelect: select } : {})}
        empty={
          isNarrowed ? (
            <Empty sentence={t('noneFound')}>
              <Button onClick={() => narrow({ box })}>{t('showAll')}</Button>
            </Empty>
          ) : (
            <Empty sentence={t(`none_${box}`)} />
          )
        }
      />
      <BulkDecision items={list.items ?? []} selected={selected} onDone={() => select(new Set())} />
      {open ? (
        <Panel
          title={t('approval')}
          onClose={() => void navigate({ search: ({ open: _, ...rest }) => rest })}
          onPage={() => toPage(open)}
        >
          <ApprovalView id={open} key={open} />
        </Panel>
      ) : null}
      {search.new ? (
        <Suspense>
          <NewApprovalDialog onClose={() => closeNew()} onStarted={closeNew} />
        </Suspense>
      ) : null}
    </Page>
  )
}
