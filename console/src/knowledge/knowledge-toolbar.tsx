import { ArticleKind, ArticleState, Audience } from '@zhike/contract/knowledge'
import { useAnswer } from '../frame/calls.ts'
import { FilterChip } from '../frame/filter-chip.tsx'
import { useMay } from '../frame/me.ts'
import { onlyGiven } from '../frame/search-params.ts'
import { useTexts } from '../frame/texts.ts'
import { knowledgeTexts } from './knowledge.texts.ts'
import type { KnowledgeFilters } from './knowledge-search.ts'
import { submissionTexts } from './submissions.texts.ts'

interface ToolbarProps {
  readonly filters: KnowledgeFilters
  readonly onChange: (filters: KnowledgeFilters) => void
}

/** Narrows the list; categories say how many articles they have. */
export function KnowledgeToolbar({ filters, onChange }: ToolbarProps) {
  const t = useTexts(knowledgeTexts)
  const s = useTexts(submissionTexts)
  const may = useMay()
  const seesDrafts = may('knowledge.write') || may('knowledge.publish')
  const { data } = useAnswer('knowledge', 'summary', {})
  const change = (part: { readonly [K in keyof KnowledgeFilters]?: KnowledgeFilters[K] | undefined }) =>
    onChange(onlyGiven({ ...filters, ...part }))
  const categories = (data?.categories ?? []).filter(({ name }) => name !== '')
  return (
    <>
      <FilterChip
        name={t('category')}
        takes="one"
        options={categories.map(({ name, articles }) => ({ value: name, label: `${name} ${articles}` }))}
        chosen={filters.category ? [filters.category] : []}
        onChoose={([category]) => change({ category })}
      />
      <FilterChip
        name={t('state')}
        takes="many"
        options={ArticleState.options
          .filter((state) => state !== 'draft' || seesDrafts)
          .map((value) => ({ value, label: t(`state_${value}`) }))}
        chosen={filters.state ?? []}
        onChoose={(state) => change({ state: state.length > 0 ? state : undefined })}
      />
      {seesDrafts ? (
        <FilterChip
          name={s('submission')}
          takes="one"
          options={(['open', 'returned'] as const).map((value) => ({ value, label: s(`submission_${value}`) }))}
          chosen={filters.submission ? [filters.submission] : []}
          onChoose={([submission]) => change({ submission })}
        />
      ) : null}
      <FilterChip
        name={t('kind')}
        takes="one"
        options={ArticleKind.options.map((value) => ({ value, label: t(`kind_${value}`) }))}
        chosen={filters.kind ? [filters.kind] : []}
        onChoose={([kind]) => change({ kind })}
      />
      <FilterChip
        name={t('audience')}
        takes="one"
        options={Audience.options.map((value) => ({ value, label: t(`audience_${value}`) }))}
        chosen={filters.audience ? [filters.audience] : []}
        onChoose={([audience]) => change({ audience })}
      />
      <FilterChip
        name={t('owner')}
        takes="one"
        options={[
          { value: 'me', label: t('me') },
          { value: 'none', label: t('nobody') },
        ]}
        chosen={filters.owner ? [filters.owner] : []}
        onChoose={([owner]) => change({ owner })}
      />
    </>
  )
}
