import { ImportOutlined, PlusOutlined } from '@ant-design/icons'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { useList } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { useTexts } from '../frame/texts.ts'
import { useArticleColumns } from './article-columns.tsx'
import { ArticleView } from './article-view.tsx'
import { AskBox } from './ask-box.tsx'
import { knowledgeTexts } from './knowledge.texts.ts'
import { filtersOf, type KnowledgeFilters } from './knowledge-search.ts'
import { KnowledgeSections } from './knowledge-sections.tsx'
import { KnowledgeToolbar } from './knowledge-toolbar.tsx'
import { submissionTexts } from './submissions.texts.ts'

const ArticleDialog = lazy(() => import('./article-dialog.tsx').then((found) => ({ default: found.ArticleDialog })))
const ImportDialog = lazy(() => import('./import-dialog.tsx').then((found) => ({ default: found.ImportDialog })))
const route = getRouteApi('/desk/knowledge')

/** What the company knows: a box to ask as customers ask, and the list; what opens, opens beside it. */
export function KnowledgePage() {
  const t = useTexts(knowledgeTexts)
  const s = useTexts(submissionTexts)
  const may = useMay()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filters = filtersOf(search)
  const { open, dialog } = search
  const list = useList('articles', 'list', filters)
  const columns = useArticleColumns()
  const toPage = (id: string) => void navigate({ to: '/knowledge/articles/$id', params: { id } })
  const show = (id: string) => void navigate({ search: (now) => ({ ...now, open: id }), replace: open !== undefined })
  const narrow = (next: KnowledgeFilters) => void navigate({ search: open ? { ...next, open } : next, replace: true })
  const raise = (next: 'new' | 'import') => void navigate({ search: (now) => ({ ...now, dialog: next }) })
  const lower = () => void navigate({ search: ({ dialog: _, ...rest }) => rest, replace: true })
  const newButton = may('knowledge.write') ? (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => raise('new')}>
      {t('new')}
    </Button>
  ) : null
  return (
    <Page
      title={t('title')}
      fill
      sections={<KnowledgeSections />}
      actions={
        <>
          {may('knowledge.publish') ? (
            <Button icon={<ImportOutlined aria-hidden />} onClick={() => raise('import')}>
              {t('import')}
            </Button>
          ) : null}
          {newButton}
        </>
      }
      toolbar={<KnowledgeToolbar filters={filters} onChange={narrow} />}
    >
      <AskBox onOpen={show} />
      <Table
        label={t('title')}
        list={list}
        idOf={(article) => article.id}
        nameOf={(article) => article.title}
        columns={columns}
        openId={open}
        onOpen={({ id }) => show(id)}
        onPage={({ id }) => toPage(id)}
        empty={
          filters.due ? (
            <Empty sentence={t('noneDue')} />
          ) : filters.submission ? (
            <Empty sentence={filters.submission === 'open' ? s('noneWaiting') : s('noneReturned')} />
          ) : Object.keys(filters).length > 0 ? (
            <Empty sentence={t('noneFound')}>
              <Button onClick={() => narrow({})}>{t('showAll')}</Button>
            </Empty>
          ) : (
            <Empty sentence={t('none')}>{newButton}</Empty>
          )
        }
      />
      {open ? (
        <Panel
          title={t('article')}
          onClose={() => void navigate({ search: ({ open: _, ...rest }) => rest })}
          onPage={() => toPage(open)}
        >
          <ArticleView id={open} key={open} />
        </Panel>
      ) : null}
      <Suspense>
        {dialog === 'new' ? (
          <ArticleDialog
            onClose={lower}
            onSaved={({ id }) =>
              void navigate({ search: ({ dialog: _, ...rest }) => ({ ...rest, open: id }), replace: true })
            }
          />
        ) : null}
        {dialog === 'import' ? <ImportDialog onClose={lower} /> : null}
      </Suspense>
    </Page>
  )
}
