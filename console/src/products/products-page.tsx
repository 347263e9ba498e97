import { PlusOutlined } from '@ant-design/icons'
import { getRouteApi } from '@tanstack/react-router'
import type { Product } from '@zhike/contract/orders'
import { Button } from 'antd'
import { useState } from 'react'
import { useList } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Money } from '../frame/money.tsx'
import { Page } from '../frame/page.tsx'
import { SearchBox } from '../frame/search-box.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import type { Column } from '../frame/table-props.ts'
import { useTexts } from '../frame/texts.ts'
import { settingsTexts } from '../settings/settings.texts.ts'
import { ProductDialog } from './product-dialog.tsx'
import { productsTexts } from './products.texts.ts'

const route = getRouteApi('/desk/settings/products')

/** What is sold, and who answers for it. */
export function ProductsPage() {
  const s = useTexts(settingsTexts)
  const t = useTexts(productsTexts)
  const may = useMay()
  const { search } = route.useSearch()
  const navigate = route.useNavigate()
  const [edited, setEdited] = useState<Product | 'new'>()
  const list = useList('products', 'list', { limit: 50, ...(search ? { search } : {}) })
  const columns = useColumns()
  const mayEdit = may('products.manage')
  return (
    <Page
      title={s('entry.products')}
      fill
      aside={t('explain')}
      actions={
        mayEdit ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>
            {t('add')}
          </Button>
        ) : null
      }
      toolbar={
        <SearchBox
          label={t('search')}
          words={search}
          onSearch={(words) => void navigate({ search: onlyGiven({ search: words }), replace: true })}
        />
      }
    >
      <Table
        label={s('entry.products')}
        list={list}
        idOf={({ id }) => id}
        nameOf={({ name }) => name}
        columns={columns}
        {...(mayEdit ? { onOpen: setEdited } : {})}
        empty={<Empty sentence={t(search ? 'noneFound' : 'none')} />}
      />
      {edited ? (
        <ProductDialog product={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </Page>
  )
}

function useColumns(): readonly Column<Product>[] {
  const t = useTexts(productsTexts)
  return [
    { key: 'name', title: t('name'), card: 'title', cell: ({ name }) => name },
    { key: 'sku', title: t('sku'), width: 180, cell: ({ sku }) => <span className="figures">{sku}</span> },
    { key: 'category', title: t('category'), width: 140, cell: ({ category }) => category },
    { key: 'owner', title: t('owner'), card: 'second', width: 120, cell: ({ owner }) => owner?.name },
    {
      key: 'price',
      title: t('price'),
      card: 'side',
      width: 120,
      align: 'right',
      cell: ({ priceFen }) => (priceFen === null ? null : <Money fen={priceFen} />),
    },
  ]
}
