import { getRouteApi } from '@tanstack/react-router'
import { Job } from '@zhike/contract/desk'
import type { Tone } from '@zhike/ui/tones'
import { Button } from 'antd'
import { useAct, useList } from '../frame/calls.ts'
import { FilterChip } from '../frame/filter-chip.tsx'
import { Page } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { tell } from '../frame/toasts.ts'
import { JobView } from './job-view.tsx'
import { jobsTexts } from './jobs.texts.ts'
import { settingsTexts } from './settings.texts.ts'

const route = getRouteApi('/desk/settings/jobs')
const states = Job.shape.state.options
const toneOf: Readonly<Record<(typeof states)[number], Tone>> = {
  created: 'calm',
  retry: 'risk',
  active: 'brand',
  completed: 'good',
  cancelled: 'calm',
  failed: 'broken',
}

/** What runs in the background, and what did not work. */
export function JobsPage() {
  const s = useTexts(settingsTexts)
  const t = useTexts(jobsTexts)
  const { open, state } = route.useSearch()
  const navigate = route.useNavigate()
  const filters = state ? { state } : {}
  const list = useList('jobs', 'list', filters)
  const retry = useAct('jobs', 'retry')
  const opened = list.items?.find((job) => job.id === open)
  const again = (id: string) => retry.run({ id }, { done: () => tell(t('retried')) })
  return (
    <Page
      title={s('entry.jobs')}
      toolbar={
        <FilterChip
          name={t('state')}
          takes="one"
          options={states.map((one) => ({ value: one, label: t(`state.${one}`) }))}
          chosen={state ? [state] : []}
          onChoose={([one]) => void navigate({ search: one ? { state: one } : {} })}
        />
      }
      fill
    >
      <Table
        label={s('entry.jobs')}
        list={list}
        idOf={(job) => job.id}
        nameOf={(job) => job.queue}
        columns={[
          { key: 'queue', title: t('queue'), card: 'title', cell: (job) => <code>{job.queue}</code> },
          {
            key: 'state',
            title: t('state'),
            card: 'side',
            cell: (job) => (
              <Tag tone={toneOf[job.state]} dot plain>
                {t(`state.${job.state}`)}
              </Tag>
            ),
          },
          { key: 'error', title: t('error'), card: 'second', cell: (job) => job.error?.split('\n')[0] },
          { key: 'attempts', title: t('attempts'), align: 'right', card: 'hidden', cell: (job) => job.attempts },
          { key: 'at', title: t('at'), align: 'right', cell: (job) => <Time at={job.createdAt} /> },
          {
            key: 'retry',
            title: '',
            align: 'right',
            cell: (job) =>
              job.state === 'failed' ? (
                <Button size="small" disabled={retry.busy} onClick={() => again(job.id)}>
                  {t('retry')}
                </Button>
              ) : null,
          },
        ]}
        openId={open}
        onOpen={(job) => void navigate({ search: { ...filters, open: job.id } })}
        empty={<Empty sentence={t('none')} />}
      />
      {opened ? (
        <Panel title={opened.queue} onClose={() => void navigate({ search: filters })}>
          <JobView job={opened} />
        </Panel>
      ) : null}
    </Page>
  )
}
