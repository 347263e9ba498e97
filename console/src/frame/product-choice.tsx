import { useState } from 'react'
import { useAnswer } from './calls.ts'
import { Select } from './select.tsx'
import { useSettled } from './settled.ts'

interface ProductChoiceProps {
  readonly id?: string
  /** Where no label stands over it. */
  readonly label?: string
  readonly size?: 'small'
  readonly chosen: string | null
  /** What the chosen one is called, before the list is there. */
  readonly name: string | null
  readonly placeholder?: string
  readonly onChoose: (sku: string | null) => void
}

/** Chooses a product by name or SKU. */
export function ProductChoice({ id, label, size, chosen, name, placeholder, onChoose }: ProductChoiceProps) {
  const [search, setSearch] = useState('')
  const settled = useSettled(search.trim().slice(0, 64), 200)
  const products = useAnswer('products', 'list', { limit: 20, ...(settled ? { search: settled } : {}) })
  const options = (products.data?.items ?? []).map(({ sku, name: called }) => ({
    value: sku,
    label: called,
    title: `${called} · ${sku}`,
  }))
  if (chosen !== null && !options.some(({ value }) => value === chosen))
    options.push({ value: chosen, label: name ?? chosen, title: chosen })
  return (
    <Select
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(size ? { size } : {})}
      value={chosen}
      options={options}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      optionRender={({ data }) => data.title}
      placeholder={placeholder}
      allowClear
      style={{ width: '100%' }}
      onChange={(sku: string | undefined) => onChoose(sku ?? null)}
    />
  )
}
