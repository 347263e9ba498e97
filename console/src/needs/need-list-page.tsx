import { PlusOutlined } from '@ant-design/icons'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { useList } from '../frame/calls.ts'
import { CustomerSections } from '../frame/customer-sections.tsx'
import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { useTexts } from '../frame/texts.ts'
import { useNeedColumns } from './need-columns.tsx'
import { filtersOf, type NeedFilters } from './need-search.ts'
import { NeedToolbar } from './need-toolbar.tsx'
import { NeedView } from './need-view.tsx'
import { needTexts } from './needs.texts.ts'

const NewNeedDialog = lazy(() => import('./new-need-dialog.tsx').then((found) => ({ default: found.NewNeedDialog })))
const route = getRouteApi('/desk/customers/needs')

/** What customers need, as a list; what opens, opens beside it. */
export function NeedListPage() {
  const t = useTexts(needTexts)
  const may = useMay()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filters = filtersOf(search)
  const { open } = search
  const list = useList('needs', 'list', filters)
  const columns = useNeedColumns()
  const toPage = (id: string) => void navigate({ to: '/customers/needs/$id', params: { id } })
  const narrow = (next: NeedFilters) => void navigate({ search: open ? { ...next, open } : next, replace: true })
  const add = () => void navigate({ search: (now) => ({ ...now, new: 'yes' }) })
  const addButton = may('needs.record') ? (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={add}>
      {t('new')}
    </Button>
  ) : null
  return (
    <Page
      title={t('title')}
      fill
      sections={<CustomerSections />}
      actions={addButton}
      toolbar={<NeedToolbar filters={filters} onChange={narrow} />}
    >
      <Table
        label={t('title')}
        list={list}
        idOf={(need) => need.id}
        nameOf={(need) => need.title}
        columns={columns}
        openId={open}
        onOpen={({ id }) => void navigate({ search: (now) => ({ ...now, open: id }), replace: open !== undefined })}
        onPage={({ id }) => toPage(id)}
        empty={
          Object.keys(filters).length > 0 ? (
            <Empty sentence={t('noneFound')}>
              <Button onClick={() => narrow({})}>{t('showAll')}</Button>
            </Empty>
          ) : (
            <Empty sentence={t('none')}>{addButton}</Empty>
          )
        }
      />
      {open ? (
        <Panel
          title={t('need')}
          onClose={() => void navigate({ search: ({ open: _, ...rest }) => rest })}
          onPage={() => toPage(open)}
        >
          <NeedView id={open} key={open} />
        </Panel>
      ) : null}
      {search.new ? (
        <Suspense>
          <NewNeedDialog
            customerId={filters.customer}
            ticketId={search.ticket}
            onClose={() => void navigate({ search: ({ new: _, ticket: __, ...rest }) => rest, replace: true })}
            onCreated={({ id }) =>
              void navigate({ search: ({ new: _, ticket: __, ...rest }) => ({ ...rest, open: id }), replace: true })
            }
          />
        </Suspense>
      ) : null}
    </Page>
  )
}
