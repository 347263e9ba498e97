import { useList } from '../frame/calls.ts'
import { Page } from '../frame/page.tsx'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { importTexts } from './imports.texts.ts'

export function ImportsPage() {
  const t = useTexts(importTexts)
  const list = useList('imports', 'list', {})
  return (
    <Page title={t('title')} fill>
      <Table
        label={t('title')}
        list={list}
        idOf={(one) => one.id}
        nameOf={(one) => one.fileName}
        columns={[
          { key: 'name', title: t('name'), cell: (one) => one.fileName, card: 'title' },
          { key: 'at', title: t('at'), align: 'right', cell: (one) => <Time at={one.createdAt} /> },
        ]}
        empty={<Empty sentence={t('none')} />}
      />
    </Page>
  )
}
