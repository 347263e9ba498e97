import { Link } from '@tanstack/react-router'
import { codeTexts } from '@zhike/ui/codes.texts'
import { useAnswer } from '../frame/calls.ts'
import { useEventName } from '../frame/event-name.ts'
import { Loaded } from '../frame/loaded.tsx'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './administration.module.css'
import { administrationTexts } from './administration.texts.ts'
import { ApprovalsCard } from './approvals-card.tsx'
import { ArticlesCard } from './articles-card.tsx'
import { Duties } from './duties.tsx'
import columns from './home.module.css'

/** The home of whoever keeps the system and sees no tickets: what failed, what was done, what to look after. */
export function Administration() {
  const may = useMay()
  return (
    <div className={columns.columns}>
      <ApprovalsCard />
      <ArticlesCard />
      {may('jobs.manage') ? <FailedJobs /> : null}
      {may('audit.read') ? <LatestActs /> : null}
      <Duties />
    </div>
  )
}

function FailedJobs() {
  const t = useTexts(administrationTexts)
  const jobs = useAnswer('jobs', 'list', { state: 'failed', limit: 8 })
  return (
    <Card title={t('failedJobs')} aside={<Link to="/settings/jobs">{t('allJobs')}</Link>} flush>
      <Loaded answer={jobs} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.none}>{t('noFailedJobs')}</p>
          ) : (
            items.map((job) => (
              <Link key={job.id} to="/settings/jobs" search={{ state: 'failed', open: job.id }} className={styles.line}>
                <span className={styles.words}>
                  <code>{job.queue}</code>
                  <span className={styles.error}>{job.error?.split('\n')[0]}</span>
                </span>
                <Time at={job.createdAt} />
              </Link>
            ))
          )
        }
      </Loaded>
    </Card>
  )
}

function LatestActs() {
  const t = useTexts(administrationTexts)
  const code = useTexts(codeTexts)
  const nameOf = useEventName()
  const acts = useAnswer('audit', 'list', { limit: 12 })
  return (
    <Card title={t('recent')} aside={<Link to="/settings/audit">{t('allActs')}</Link>} flush>
      <Loaded answer={acts} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.none}>{t('noActs')}</p>
          ) : (
            items.map((act) => (
              <Link key={act.id} to="/settings/audit" search={{ open: act.id }} className={styles.line}>
                <span className={styles.words}>
                  {nameOf(act.type)}
                  <span className={styles.who}>{act.actor.name ?? code(`actor.${act.actor.kind}`)}</span>
                </span>
                <Time at={act.at} />
              </Link>
            ))
          )
        }
      </Loaded>
    </Card>
  )
}
