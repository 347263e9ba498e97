import { getRouteApi } from '@tanstack/react-router'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button } from 'antd'
import { useState } from 'react'
import { useAnswer, useList } from '../frame/calls.ts'
import { FilterChip } from '../frame/filter-chip.tsx'
import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { Skeleton } from '../frame/skeleton.tsx'
import { Empty, Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { TicketSections } from '../frame/ticket-sections.tsx'
import styles from './feedback.module.css'
import { feedbackTexts } from './feedback.texts.ts'
import { FeedbackCard } from './feedback-card.tsx'
import { FeedbackCounts } from './feedback-counts.tsx'
import type { FeedbackFilters } from './feedback-search.ts'
import { ThemesDialog } from './themes-dialog.tsx'

const route = getRouteApi('/desk/tickets/feedback')

/** Suggestions and praise: what they are about, who sees to them, and what customers heard. */
export function FeedbackPage() {
  const t = useTexts(feedbackTexts)
  const may = useMay()
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const [settingUp, setSettingUp] = useState(false)
  const list = useList('feedback', 'list', { ...filters, limit: 20 })
  return (
    <Page
      title={t('title')}
      sections={<TicketSections />}
      actions={may('feedback.themes') ? <Button onClick={() => setSettingUp(true)}>{t('themes')}</Button> : null}
      toolbar={<Toolbar filters={filters} onChange={(search) => void navigate({ search, replace: true })} />}
    >
      <div className={styles.columns}>
        <div className={styles.list}>
          {list.failure ? <Failure error={list.failure} again={list.again} /> : null}
          {list.items === undefined && !list.failure ? <Skeleton lines={8} /> : null}
          {list.items?.length === 0 ? <Empty sentence={t('none')} /> : null}
          {(list.items ?? []).map((one) => (
            <FeedbackCard key={one.ticketId} feedback={one} />
          ))}
          {list.more ? <Button onClick={list.more}>{t('more')}</Button> : null}
        </div>
        <FeedbackCounts />
      </div>
      {settingUp ? <ThemesDialog onClose={() => setSettingUp(false)} /> : null}
    </Page>
  )
}

interface ToolbarProps {
  readonly filters: FeedbackFilters
  readonly onChange: (filters: FeedbackFilters) => void
}

function Toolbar({ filters, onChange }: ToolbarProps) {
  const t = useTexts(feedbackTexts)
  const code = useTexts(codeTexts)
  const themes = useAnswer('feedbackThemes', 'list', {})
  const change = (part: { readonly [K in keyof FeedbackFilters]?: FeedbackFilters[K] | undefined }) =>
    onChange(onlyGiven({ ...filters, ...part }))
  return (
    <>
      <FilterChip
        name={t('kind')}
        takes="one"
        options={(['suggestion', 'praise'] as const).map((value) => ({ value, label: code(`kind.${value}`) }))}
        chosen={filters.kind ? [filters.kind] : []}
        onChoose={([kind]) => change({ kind })}
      />
      <FilterChip
        name={t('theme')}
        takes="one"
        options={[
          { value: 'none', label: t('themeNone') },
          ...(themes.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        chosen={filters.theme ? [filters.theme] : []}
        onChoose={([theme]) => change({ theme })}
      />
      <FilterChip
        name={t('thanked')}
        takes="one"
        options={(['no', 'yes'] as const).map((value) => ({ value, label: t(`thanked_${value}`) }))}
        chosen={filters.thanked ? [filters.thanked] : []}
        onChoose={([thanked]) => change({ thanked })}
      />
    </>
  )
}
