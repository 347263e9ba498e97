import { Select } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../frame/calls.ts'

interface ProductChoiceProps {
  readonly id: string
  readonly chosen: string | null
  /** What the chosen one is called, before the list is there. */
  readonly name: string | null
  readonly onChoose: (sku: string | null) => void
}

/** Chooses a product by name or SKU. */
export function ProductChoice({ id, chosen, name, onChoose }: ProductChoiceProps) {
  const [search, setSearch] = useState('')
  const products = useAnswer('products', 'list', { limit: 20, ...(search ? { search } : {}) })
  const options = (products.data?.items ?? []).map((product) => ({ value: product.sku, label: product.name }))
  if (chosen !== null && !options.some(({ value }) => value === chosen))
    options.push({ value: chosen, label: name ?? chosen })
  return (
    <Select
      id={id}
      value={chosen}
      options={options}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      allowClear
      style={{ width: '100%' }}
      onChange={(sku: string | undefined) => onChoose(sku ?? null)}
    />
  )
}
