import { getRouteApi } from '@tanstack/react-router'
import type { AuditEntry } from '@zhike/contract/security'
import { codeTexts } from '@zhike/ui/codes.texts'
import { useList } from '../frame/calls.ts'
import { useEventName } from '../frame/event-name.ts'
import { useOwnFieldName } from '../frame/own-field-name.ts'
import { Page } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { auditTexts } from './audit.texts.ts'
import { AuditEntryView } from './audit-entry.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { ChainCheck } from './chain-check.tsx'
import { settingsTexts } from './settings.texts.ts'

const route = getRouteApi('/desk/settings/audit')

/** Who did, saw or tried what. */
export function AuditPage() {
  const s = useTexts(settingsTexts)
  const t = useTexts(auditTexts)
  const code = useTexts(codeTexts)
  const nameOf = useEventName()
  const ownName = useOwnFieldName()
  const { open, ...filters } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useList('audit', 'list', filters)
  const whoOf = ({ actor }: AuditEntry) => actor.name ?? code(`actor.${actor.kind}`)
  const opened = list.items?.find((entry) => entry.id === open)
  return (
    <Page
      title={s('entry.audit')}
      actions={<ChainCheck />}
      toolbar={<AuditFilters filters={filters} onFilter={(next) => void navigate({ search: next })} />}
      fill
    >
      <Table
        label={s('entry.audit')}
        list={list}
        idOf={(entry) => entry.id}
        nameOf={(entry) => nameOf(entry.type)}
        columns={[
          { key: 'what', title: t('what'), card: 'title', cell: (entry) => nameOf(entry.type) },
          { key: 'who', title: t('who'), cell: whoOf },
          {
            key: 'about',
            title: t('about'),
            card: 'hidden',
            cell: (entry) => ownName(`custom.${entry.subject?.id}`) ?? <code>{aboutOf(entry)}</code>,
          },
          { key: 'at', title: t('at'), align: 'right', card: 'side', cell: (entry) => <Time at={entry.at} /> },
        ]}
        openId={open}
        onOpen={(entry) => void navigate({ search: { ...filters, open: entry.id } })}
        empty={<Empty sentence={t('none')} />}
      />
      {opened ? (
        <Panel title={t('entry', { position: opened.position })} onClose={() => void navigate({ search: filters })}>
          <AuditEntryView
            entry={opened}
            name={nameOf(opened.type)}
            who={whoOf(opened)}
            onCustomer={(customer) => void navigate({ search: { customer } })}
          />
        </Panel>
      ) : null}
    </Page>
  )
}

/** The thing and the first figures of its id: enough to tell two apart. */
const aboutOf = ({ subject }: AuditEntry) => (subject ? `${subject.type} ${subject.id.slice(-8)}` : '')
