import { getRouteApi } from '@tanstack/react-router'
import { useList } from '../frame/calls.ts'
import { Page } from '../frame/page.tsx'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { customerTexts } from './customers.texts.ts'

const route = getRouteApi('/desk/customers')

export function CustomerListPage() {
  const t = useTexts(customerTexts)
  const { search } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useList('customers', 'list', search === undefined ? {} : { search })
  return (
    <Page title={t('title')} fill>
      <Table
        label={t('title')}
        list={list}
        idOf={(customer) => customer.id}
        nameOf={(customer) => customer.name}
        columns={[
          { key: 'name', title: t('name'), cell: (customer) => customer.name, card: 'title' },
          { key: 'at', title: t('at'), align: 'right', cell: (customer) => <Time at={customer.createdAt} /> },
        ]}
        onOpen={(customer) => void navigate({ to: '/customers/$id', params: { id: customer.id } })}
        empty={<Empty sentence={t('none')} />}
      />
    </Page>
  )
}
