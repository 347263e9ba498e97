import { PlusOutlined } from '@ant-design/icons'
import { getRouteApi } from '@tanstack/react-router'
import { CauseKind, ComplaintStage } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { complaintTexts } from '../complaints/complaints.texts.ts'
import { useList } from '../frame/calls.ts'
import { FilterChip } from '../frame/filter-chip.tsx'
import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { SearchBox } from '../frame/search-box.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { useTexts } from '../frame/texts.ts'
import { TicketSections } from '../frame/ticket-sections.tsx'
import { useComplaintColumns } from './complaint-columns.tsx'
import { type ComplaintFilters, filtersOf } from './complaint-search.ts'
import { namedPart } from './ticket-parts.ts'
import { TicketView } from './ticket-view.tsx'

const NewTicketDialog = lazy(() =>
  import('./new-ticket-dialog.tsx').then((found) => ({ default: found.NewTicketDialog })),
)
const route = getRouteApi('/desk/tickets/complaints')

/** Complaints by how far they are, why they came about and who asks about them. */
export function ComplaintListPage() {
  const t = useTexts(complaintTexts)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filters = filtersOf(search)
  const { open, part } = search
  const may = useMay()
  const list = useList('complaints', 'list', filters)
  const columns = useComplaintColumns(list.items ?? [])
  const toPage = (id: string) =>
    void navigate({ to: '/tickets/$id', params: { id }, search: onlyGiven({ part: id === open ? part : undefined }) })
  const narrow = (next: ComplaintFilters) =>
    void navigate({ search: open ? onlyGiven({ ...next, open, part }) : next, replace: true })
  const add = may('tickets.create') ? (
    <Button
      type="primary"
      icon={<PlusOutlined aria-hidden />}
      onClick={() => void navigate({ search: (now) => ({ ...now, new: 'yes' }) })}
    >
      {t('new')}
    </Button>
  ) : null
  return (
    <Page
      title={t('title')}
      fill
      sections={<TicketSections />}
      actions={add}
      toolbar={<Toolbar filters={filters} onChange={narrow} />}
    >
      <Table
        label={t('title')}
        list={list}
        idOf={({ ticketId }) => ticketId}
        nameOf={({ title }) => title}
        columns={columns}
        openId={open}
        onOpen={({ ticketId }) =>
          void navigate({ search: (now) => ({ ...now, open: ticketId }), replace: open !== undefined })
        }
        onPage={({ ticketId }) => toPage(ticketId)}
        empty={
          Object.keys(filters).length > 0 ? (
            <Empty sentence={t('noneFound')}>
              <Button onClick={() => narrow({})}>{t('showAll')}</Button>
            </Empty>
          ) : (
            <Empty sentence={t('none')}>{add}</Empty>
          )
        }
      />
      {open ? (
        <Panel title={t('title')} onClose={() => void navigate({ search: filters })} onPage={() => toPage(open)}>
          <TicketView
            id={open}
            key={open}
            part={part}
            onPart={(to) =>
              void navigate({
                search: (now) => onlyGiven({ ...now, part: namedPart(to) }),
                replace: true,
              })
            }
          />
        </Panel>
      ) : null}
      {search.new ? (
        <Suspense>
          <NewTicketDialog
            kind="complaint"
            onClose={() => void navigate({ search: ({ new: _, ...rest }) => rest, replace: true })}
            onCreated={({ id }) => void navigate({ search: { open: id, part: 'file' }, replace: true })}
          />
        </Suspense>
      ) : null}
    </Page>
  )
}

interface ToolbarProps {
  readonly filters: ComplaintFilters
  readonly onChange: (filters: ComplaintFilters) => void
}

function Toolbar({ filters, onChange }: ToolbarProps) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const change = (part: { readonly [K in keyof ComplaintFilters]?: ComplaintFilters[K] | undefined }) =>
    onChange(onlyGiven({ ...filters, ...part }))
  return (
    <>
      <SearchBox label={t('search')} words={filters.search} onSearch={(search) => change({ search })} />
      <FilterChip
        name={t('stage')}
        takes="many"
        options={ComplaintStage.options.map((value) => ({ value, label: code(`stage.${value}`) }))}
        chosen={filters.stage ?? []}
        onChoose={(stage) => change({ stage: stage.length > 0 ? stage : undefined })}
      />
      <FilterChip
        name={t('cause')}
        takes="one"
        options={[
          ...CauseKind.options.map((value) => ({ value, label: code(`cause.${value}`) })),
          { value: 'none' as const, label: t('without') },
        ]}
        chosen={filters.without ? ['none'] : filters.cause ? [filters.cause] : []}
        onChoose={([cause]) =>
          change({
            cause: cause === 'none' ? undefined : cause,
            without: cause === 'none' ? 'cause' : undefined,
          })
        }
      />
      <FilterChip
        name={t('flag')}
        takes="one"
        options={(['regulator', 'media'] as const).map((value) => ({ value, label: t(`flag_${value}`) }))}
        chosen={filters.flag ? [filters.flag] : []}
        onChoose={([flag]) => change({ flag })}
      />
    </>
  )
}
