import { useQueries } from '@tanstack/react-query'
import { Cascader } from 'antd'
import { useState } from 'react'
import { queryOf } from '../frame/client.ts'
import { useClear } from '../frame/select.tsx'
import { parentsOf, pathTo, type RegionOption, regionTree } from './region-path.ts'

interface RegionChoiceProps {
  readonly label: string
  readonly id?: string
  readonly code: string | undefined
  readonly onChoose: (code: string | undefined) => void
  readonly autoFocus?: boolean
}

const allDay = 86_400_000

/** Chooses a province, a city or a district (GB/T 2260); each level is fetched when it is opened. */
export function RegionChoice({ label, id, code, onChoose, autoFocus = false }: RegionChoiceProps) {
  const clear = useClear()
  const [opened, open] = useState<readonly string[]>([])
  const parents: readonly (string | undefined)[] = [
    undefined,
    ...new Set([...(code ? parentsOf(code) : []), ...opened]),
  ]
  const loaded = useQueries({
    queries: parents.map((parent) => ({
      ...queryOf('customers', 'listRegions', parent === undefined ? {} : { parent }),
      staleTime: allDay,
      retry: false,
    })),
    combine: (answers) => new Map(parents.map((parent, place) => [parent, answers[place]?.data?.items ?? []])),
  })
  const options = regionTree(new Map([...loaded].filter(([, regions]) => regions.length > 0))) ?? []
  return (
    <Cascader
      {...(id ? { id } : {})}
      aria-label={label}
      placeholder={label}
      autoFocus={autoFocus}
      changeOnSelect
      allowClear={clear}
      style={{ width: '100%', minWidth: 160 }}
      options={options as Mutable[]}
      value={code ? [...pathTo(code, options)] : []}
      displayRender={(labels) => labels.join(' ')}
      loadData={(chosen) => {
        const parent = chosen.at(-1)?.value
        if (typeof parent === 'string') open([...opened, parent])
      }}
      onChange={(path) => onChoose(path.length > 0 ? String(path.at(-1)) : undefined)}
    />
  )
}

/** The form in which the library wants options: it only reads them. */
type Mutable = Omit<RegionOption, 'children' | 'value'> & { value: string; children?: Mutable[] }
