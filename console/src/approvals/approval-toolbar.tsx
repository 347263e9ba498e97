import { type ApprovalBox, ApprovalKind, ApprovalState } from '@zhike/contract/approvals'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Segmented } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { FilterChip } from '../frame/filter-chip.tsx'
import { useMay } from '../frame/me.ts'
import { SearchBox } from '../frame/search-box.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { useTexts } from '../frame/texts.ts'
import type { ApprovalFilters } from './approval-search.ts'
import { approvalTexts } from './approvals.texts.ts'

interface ToolbarProps {
  readonly box: ApprovalBox
  readonly filters: ApprovalFilters
  readonly onChange: (filters: ApprovalFilters) => void
}

/** Turns between the boxes, which say how much is in them, and narrows one. */
export function ApprovalToolbar({ box, filters, onChange }: ToolbarProps) {
  const t = useTexts(approvalTexts)
  const code = useTexts(codeTexts)
  const may = useMay()
  const summary = useAnswer('approvals', 'summary', {})
  const counts: Partial<Record<ApprovalBox, number | undefined>> = {
    mine: summary.data?.mine,
    started: summary.data && summary.data.running + summary.data.returned,
    copied: summary.data?.unread,
  }
  const labelOf = (name: ApprovalBox) => (counts[name] ? `${t(`box_${name}`)} ${counts[name]}` : t(`box_${name}`))
  const boxes = (['mine', 'started', 'copied', 'decided', 'all'] as const).filter(
    (name) => name !== 'all' || may('approvals.oversee'),
  )
  const change = (part: { readonly [K in keyof ApprovalFilters]?: ApprovalFilters[K] | undefined }) =>
    onChange(onlyGiven({ ...filters, ...part }))
  return (
    <>
      <Segmented
        aria-label={t('boxes')}
        value={box}
        options={boxes.map((value) => ({ value, label: labelOf(value) }))}
        onChange={(next) => onChange({ box: next })}
      />
      <SearchBox label={t('search')} words={filters.search} onSearch={(search) => change({ search })} />
      {box === 'mine' ? null : (
        <FilterChip
          name={t('state')}
          takes="many"
          options={ApprovalState.options.map((value) => ({ value, label: code(`approval.${value}`) }))}
          chosen={filters.status ?? []}
          onChoose={(status) => change({ status: status.length > 0 ? status : undefined })}
        />
      )}
      <FilterChip
        name={t('kind')}
        takes="one"
        options={ApprovalKind.options.map((value) => ({ value, label: code(`approvalKind.${value}`) }))}
        chosen={filters.kind ? [filters.kind] : []}
        onChoose={([kind]) => change({ kind })}
      />
    </>
  )
}
