import { useTexts } from '../frame/texts.ts'
import { ViewTabs } from '../views/view-tabs.tsx'
import { viewFilters } from './quick-views.ts'
import { definitionIn, searchOf, type TicketFilters } from './ticket-filters.ts'
import { ticketTexts } from './tickets.texts.ts'

interface TicketViewsProps {
  readonly filters: TicketFilters
  readonly onChange: (filters: TicketFilters) => void
}

/** What was kept of the list, as tabs over it. */
export function TicketViews({ filters, onChange }: TicketViewsProps) {
  const t = useTexts(ticketTexts)
  return (
    <ViewTabs
      of="ticketViews"
      words={{ all: t('viewsAll'), example: t('viewExample'), scopeHint: t('viewScope'), opens: t('viewOpens') }}
      openId={filters.view}
      now={definitionIn(filters)}
      onOpen={(opened) => onChange(opened ? searchOf(opened.definition, opened.id) : viewFilters.unfinished)}
    />
  )
}
