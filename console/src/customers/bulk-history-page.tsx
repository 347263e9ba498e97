import { Link } from '@tanstack/react-router'
import type { BulkChange } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { bulkHistoryTexts } from '../bulk-edits/bulk-history.texts.ts'
import { BulkHistory } from '../bulk-edits/bulk-history.tsx'
import { useOwnSaid } from '../bulk-edits/own-said.ts'
import { useSaidTo } from '../bulk-edits/use-said-to.ts'
import { useStaffNames } from '../filters/filter-words.ts'
import { CustomerSections } from '../frame/customer-sections.tsx'
import { Page } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { bulkTexts } from './bulk.texts.ts'
import { RegionName } from './region-name.tsx'

/** Bulk edits of customers that there were. */
export function BulkHistoryPage() {
  const t = useTexts(bulkHistoryTexts)
  return (
    <Page title={t('title')} sections={<CustomerSections />} actions={<Link to="/customers">{t('back')}</Link>}>
      <BulkHistory of="bulkEdits" words={useTexts(bulkTexts)} nameOf={({ name }) => name} said={useSaid()} />
    </Page>
  )
}

function useSaid() {
  const t = useTexts(bulkHistoryTexts)
  const field = useTexts(bulkTexts)
  const code = useTexts(codeTexts)
  const to = useSaidTo()
  const own = useOwnSaid('customer')
  const { people } = useStaffNames()
  return ({ ownerId, stage, region, source, industry, addTags, removeTags, custom }: BulkChange) => [
    ...(ownerId === null ? [field('noOwner')] : to(field('owner'), ownerId && (people.get(ownerId) ?? ''))),
    ...to(field('stage'), stage && code(`stage.${stage}`)),
    ...(region
      ? [
          <span key="region">
            {t('to', { field: field('region'), value: '' })}
            <RegionName code={region} />
          </span>,
        ]
      : to(field('region'), region)),
    ...to(field('source'), source),
    ...to(field('industry'), industry),
    ...(addTags ? [t('add', { field: field('addTags'), value: addTags.join(t('and')) })] : []),
    ...(removeTags ? [t('add', { field: field('removeTags'), value: removeTags.join(t('and')) })] : []),
    ...own(custom),
  ]
}
