import { DownOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { intoView } from '../frame/into-view.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import styles from './view-tabs.module.css'
import type { Viewed, ViewOf, ViewsOf } from './viewed.ts'
import { viewTexts } from './views.texts.ts'

const ViewDialog = lazy(() => import('./view-dialog.tsx').then((found) => ({ default: found.ViewDialog })))

interface ViewTabsProps<M extends Viewed> extends ViewsOf<M> {
  /** The view that is open, and what the list shows now, which may differ from it. */
  readonly openId: string | undefined
  readonly now: ViewOf<M>['definition']
  readonly onOpen: (view: ViewOf<M> | undefined) => void
}

/** The person’s views as tabs over the list; what was changed in one can be kept. */
export function ViewTabs<M extends Viewed>(props: ViewTabsProps<M>) {
  // views of every list are alike but for what they keep
  return <Tabs {...(props as unknown as ViewTabsProps<'views'>)} />
}

function Tabs({ of, words, openId, now, onOpen }: ViewTabsProps<'views'>) {
  const t = useTexts(viewTexts)
  const views = useAnswer(of, 'list', {}).data?.items ?? []
  const [dialog, setDialog] = useState<'new' | ViewOf<'views'>>()
  const update = useAct(of, 'update', { done: ({ name }) => tell(t('saved', { name })) })
  const open = views.find(({ id }) => id === openId)
  const tabs = views.filter((view) => view.pin !== null || view.id === openId)
  const others = views.filter((view) => !tabs.includes(view))
  const isChanged = open !== undefined && !isSame(open.definition, now)
  const isWorthKeeping = Object.keys(now).length > 0
  return (
    <nav className={styles.bar} aria-label={t('views')}>
      <Tab name={words.all} chosen={open === undefined} onChoose={() => onOpen(undefined)} />
      {tabs.map((view) => (
        <Tab key={view.id} name={view.name} chosen={view === open} onChoose={() => onOpen(view)} />
      ))}
      {others.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map((view) => ({
              key: view.id,
              label:
                view.sharing === 'nobody'
                  ? view.name
                  : `${view.name} · ${t('sharedBy', { name: view.owner.name ?? '' })}`,
            })),
            onClick: ({ key }) => onOpen(others.find(({ id }) => id === key)),
            style: { maxHeight: 360, overflowY: 'auto' },
          }}
        >
          <button type="button" className={styles.tab}>
            {t('more')} <DownOutlined aria-hidden />
          </button>
        </Dropdown>
      ) : null}
      <span className={styles.deeds}>
        {isChanged && open.editable ? (
          <Button
            size="small"
            loading={update.busy}
            onClick={() => update.run({ id: open.id, definition: now }, { ifMatch: open.version })}
          >
            {t('saveChanges')}
          </Button>
        ) : null}
        {(open === undefined && isWorthKeeping) || isChanged ? (
          <Button size="small" type="text" onClick={() => setDialog('new')}>
            {t(open ? 'saveAs' : 'save')}
          </Button>
        ) : null}
        {open ? (
          <Button
            size="small"
            type="text"
            icon={<SettingOutlined aria-hidden />}
            aria-label={t('manage')}
            title={t('manage')}
            onClick={() => setDialog(open)}
          />
        ) : null}
      </span>
      {dialog ? (
        <Suspense>
          <ViewDialog
            of={of}
            words={words}
            view={dialog === 'new' ? undefined : dialog}
            definition={now}
            onClose={() => setDialog(undefined)}
            onSaved={onOpen}
            onRemoved={() => onOpen(undefined)}
          />
        </Suspense>
      ) : null}
    </nav>
  )
}

interface TabProps {
  readonly name: string
  readonly chosen: boolean
  readonly onChoose: () => void
}

const Tab = ({ name, chosen, onChoose }: TabProps) => (
  <button
    type="button"
    ref={chosen ? intoView : undefined}
    className={styles.tab}
    aria-current={chosen ? 'page' : undefined}
    onClick={onChoose}
  >
    {name}
  </button>
)

const isSame = (one: object, other: object) => written(one) === written(other)

/** The same in whatever order its parts came. */
const written = (definition: object) =>
  JSON.stringify(Object.entries(definition).sort(([one], [other]) => (one < other ? -1 : 1)))
