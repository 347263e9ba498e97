import { BarsOutlined, CalendarOutlined, ProjectOutlined } from '@ant-design/icons'
import type { FilterField } from '@zhike/contract/filters'
import { TicketGrouping, ticketGroupings, ticketLayouts } from '@zhike/contract/tickets'
import { readFilter, writeFilter } from '../filters/filter-address.ts'
import { Filtering } from '../filters/filtering.tsx'
import { LayoutChoice } from '../filters/layout-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { ColumnsChoice } from '../own-fields/columns-choice.tsx'
import type { TicketFilters } from './ticket-filters.ts'
import { useTicketTerms } from './ticket-terms.tsx'
import styles from './ticket-toolbar.module.css'
import { ticketTexts } from './tickets.texts.ts'

interface NarrowingProps {
  readonly filters: TicketFilters
  readonly fields: ReadonlyMap<string, FilterField> | undefined
  readonly onChange: (part: {
    readonly filter?: string | undefined
    readonly group?: TicketGrouping | undefined
    readonly layout?: TicketFilters['layout']
  }) => void
}

const icons = {
  list: <BarsOutlined aria-hidden />,
  board: <ProjectOutlined aria-hidden />,
  calendar: <CalendarOutlined aria-hidden />,
}

/** Narrows the tickets by any of their fields, and says how they are laid out: groups, own fields, board, calendar. */
export function TicketNarrowing({ filters, fields, onChange }: NarrowingProps) {
  const t = useTexts(ticketTexts)
  const terms = useTicketTerms(fields)
  const { layout = 'list' } = filters
  const grouping = {
    group: filters.group,
    groups: ticketGroupings.map((key) => ({ key, label: t(`group_${key}`) })),
    onChoose: (group: string | undefined) => onChange({ group: TicketGrouping.safeParse(group).data }),
  }
  return (
    <>
      <Filtering
        terms={terms}
        filter={readFilter(filters.filter)}
        onFilter={(filter) => onChange({ filter: writeFilter(filter) })}
        {...(layout === 'list' ? { grouping } : {})}
      />
      {layout === 'list' ? <ColumnsChoice kind="ticket" /> : null}
      <span className={styles.layout}>
        <LayoutChoice
          label={t('layout')}
          layout={layout}
          layouts={ticketLayouts.map((value) => ({ value, icon: icons[value], name: t(`layout_${value}`) }))}
          onChoose={(next) => onChange({ layout: next === 'list' ? undefined : next })}
        />
      </span>
    </>
  )
}
